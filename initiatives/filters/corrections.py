"""Filters of the public ledger of corrections."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from initiatives.choices import CorrectionState
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import VocabularyFilter, YearFilter
from initiatives.filters.options import Option
from initiatives.filters.orders import newest_first, oldest_first
from initiatives.models import CorrectionReport


def public_states() -> Iterator[Option]:
    """The states in which a report stands in the ledger."""
    for state in CorrectionState:
        if state != CorrectionState.SPAM:
            yield Option(state.value, capfirst(str(state.label)))


class ReportYearFilter(YearFilter):
    """The first or the last year in which a report came in."""

    def filter(self, queryset: QuerySet, year: int | None) -> QuerySet:
        """Rows from the beginning of the first, or to the end of the last year."""
        if year is None:
            return queryset
        return queryset.filter(**{f"{self.field_name}__year__{self.lookup_expr}": year})


class CorrectionFilterSet(SectionFilterSet):
    """By state and by the year of the report; what the form above the list is about is carried along."""

    orders = (newest_first("created_at"), oldest_first("created_at"))
    years_label = _("Reported")
    carried = ("about", "fact")

    state = VocabularyFilter("state", vocabulary=public_states, label=_("State"))
    year_min = ReportYearFilter(field_name="created_at", lookup_expr="gte", label=_("From year"))
    year_max = ReportYearFilter(field_name="created_at", lookup_expr="lte", label=_("To year"))

    class Meta:
        """Of reports."""

        model = CorrectionReport
        fields: list[str] = []
