"""What the filters of all sections share: one query string, one queryset, counts and messages."""

from collections import Counter
from collections.abc import Collection, Mapping

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.filters.criteria import RowFilter, RuleFilter, VocabularyFilter, YearFilter
from initiatives.filters.options import Chosen, printable
from initiatives.filters.orders import Order
from initiatives.words import clean_words

NAMED_IN_FULL = 10
EXAMPLES = 3
YEARS = ("year_min", "year_max")


class SectionFilterSet(django_filters.FilterSet):
    """The filters of one section; ``SectionFilterSet(QueryDict("country=BRA")).qs`` is the filtered list.

    It needs no request, so that pages, feeds, exports and mails can share it. Nothing in a query string
    makes it fail: values that mean nothing are named in ``problems``, parameters in ``unknown_parameters``.
    """

    orders: tuple[Order, ...] = ()
    years_label: str | Promise = ""
    carried: tuple[str, ...] = ("view",)

    def __init__(self, data: Mapping | str | None = None, queryset: QuerySet | None = None, **options):
        if not isinstance(data, QueryDict):
            data = _as_query(data or "")
        if queryset is None:
            queryset = self._meta.model._default_manager.for_list()
        super().__init__(data, queryset, **options)
        self.is_bound = True

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """The rows that pass all filters, in the chosen order."""
        return self.order.apply(self.narrow())

    def narrow(self, left_out: Collection[str] = ()) -> QuerySet:
        """The rows that pass all filters save those left out, in no particular order."""
        queryset = self.queryset.all()
        for name, filter_ in self.filters.items():
            if name in left_out or isinstance(filter_, RowFilter):
                continue
            if name in self.form.errors:
                return queryset.none()
            value = self.cleaned[name]
            if value or isinstance(filter_, RuleFilter):
                queryset = filter_.filter(queryset, value)
        for rows, condition in self._row_conditions(left_out).items():
            owners = rows.published().filter(condition).order_by().values(rows.owner)
            queryset = queryset.filter(pk__in=owners)
        return queryset

    def _row_conditions(self, left_out: Collection[str] = ()) -> dict:
        """For each sort of child rows, what one and the same row must fulfil."""
        conditions: dict = {}
        for name, filter_ in self.filters.items():
            if name not in left_out and isinstance(filter_, RowFilter) and self.chosen(name):
                condition = filter_.condition(self.chosen(name))
                conditions[filter_.rows] = conditions.get(filter_.rows, Q()) & condition
        return conditions

    @cached_property
    def cleaned(self) -> dict:
        """The values of all parameters that could be read."""
        self.form.is_valid()
        return self.form.cleaned_data

    def chosen(self, name: str) -> Chosen:
        """What stands in the query string for a filter by vocabulary."""
        return self.cleaned.get(name) or Chosen()

    def counts(self, name: str) -> Counter:
        """How many rows each value of a filter would give, all other filters as they are."""
        filter_ = self.filters[name]
        if not isinstance(filter_, RowFilter):
            return filter_.count(self.narrow({name}))
        siblings = {
            other
            for other, its in self.filters.items()
            if isinstance(its, RowFilter) and its.rows == filter_.rows
        }
        conditions = self._row_conditions({name})
        here = [condition for rows, condition in conditions.items() if rows == filter_.rows]
        return filter_.count_rows(self.narrow(siblings), here)

    @cached_property
    def order(self) -> Order:
        """The chosen order, or the first of the section."""
        wanted = self.data.get("sort", "")
        return next((order for order in self.orders if order.key == wanted), self.orders[0])

    @cached_property
    def problems(self) -> dict[str, str]:
        """What is wrong with the value of each parameter, as sentences; empty if nothing is."""
        problems = {name: " ".join(errors) for name, errors in self.form.errors.items()}
        for name, filter_ in self.filters.items():
            if isinstance(filter_, VocabularyFilter) and self.chosen(name).unknown:
                problems[name] = self._unknown_values(filter_, self.chosen(name).unknown)
        if years := self._years_problem():
            problems["year_max"] = years
        words = self.cleaned.get("q")
        if words and not clean_words(words):
            problems["q"] = _("There are no letters or digits in “%(words)s”.") % {"words": printable(words)}
        if (sort := self.data.get("sort")) and sort != self.order.key:
            known = ", ".join(order.key for order in self.orders)
            problems["sort"] = _(
                "“%(value)s” is not an order of this list, which now stands %(order)s. "
                "Expected one of: %(known)s."
            ) % {"value": printable(sort), "order": self.order.phrase, "known": known}
        return problems

    def _unknown_values(self, filter_: VocabularyFilter, unknown: tuple[str, ...]) -> str:
        named = ", ".join(f"“{value}”" for value in unknown)
        said = ngettext("%(values)s is not known here.", "%(values)s are not known here.", len(unknown))
        known = list(filter_.options)
        if len(known) <= NAMED_IN_FULL:
            expected = _("Expected one of: %(known)s.") % {"known": ", ".join(known)}
        else:
            expected = _("Expected values such as: %(known)s.") % {"known": ", ".join(known[:EXAMPLES])}
        return f"{said % {'values': named}} {expected}"

    def _years_problem(self) -> str:
        first, last = (self.cleaned.get(name) for name in YEARS)
        if not first or not last or first <= last:
            return ""
        return _("The first year, %(first)d, lies after the last, %(last)d.") % {"first": first, "last": last}

    @cached_property
    def unknown_parameters(self) -> list[str]:
        """Names in the query string that mean nothing here, fit to be shown."""
        known = {*self.filters, "sort", "page", *self.carried}
        return [printable(name) for name in self.data if name not in known]

    @property
    def has_years(self) -> bool:
        """Whether the list can be narrowed to years."""
        return isinstance(self.filters.get("year_min"), YearFilter)


def _as_query(data: Mapping | str) -> QueryDict:
    if isinstance(data, str):
        return QueryDict(data)
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list | tuple) else [str(value)])
    return query
