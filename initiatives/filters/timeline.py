"""The filters of the timeline, the same on each of its streams."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from initiatives.choices import Subregion
from initiatives.filters import shared
from initiatives.filters.base import YEARS, SectionFilterSet
from initiatives.filters.criteria import VocabularyFilter, YearFilter
from initiatives.filters.options import Chosen, Option
from initiatives.filters.orders import Order
from initiatives.filters.vocabularies import choices_of, countries, themes
from initiatives.models import Country, Event
from initiatives.timeline.streams import STREAMS, Stream


def streams() -> Iterator[Option]:
    """The sorts of dated things."""
    return (Option(stream.key, str(stream.label)) for stream in STREAMS)


class OfStreamFilter(VocabularyFilter):
    """A filter on the rows of a stream, which says of them how many hold each value."""

    def numbered(self, rows: QuerySet) -> Iterator[QuerySet]:
        """Values with the number of rows that hold them, as queries of these two columns alone."""
        raise NotImplementedError


def numbers_by(rows: QuerySet, value: Any) -> QuerySet:
    """How many rows there are of each value."""
    numbered = (
        rows.order_by().annotate(value=value).values("value").annotate(number=Count("pk", distinct=True))
    )
    return QuerySet.values_list(numbered, "value", "number")


class StreamFilter(OfStreamFilter):
    """All of a stream, or nothing of it."""

    def filter(self, queryset: QuerySet, chosen: Chosen) -> QuerySet:
        """The rows, where their stream was chosen."""
        return queryset if chosen.holds(self.parent.stream.key) else queryset.none()

    def numbered(self, rows: QuerySet) -> Iterator[QuerySet]:
        """The stream with the number of its rows."""
        yield numbers_by(rows, Value(self.parent.stream.key, CharField()))


class StatesFilter(OfStreamFilter):
    """Rows about public states of which a column holds any of the chosen values."""

    def filter(self, queryset: QuerySet, chosen: Chosen) -> QuerySet:
        """The rows about such states; a row that is about no state is left out."""
        column = self.paths[0]
        if not self.parent.stream.countries or not chosen.texts:
            return queryset.none()
        states = Country.objects.published().filter(**{f"{column}__in": chosen.texts}).order_by().values("pk")
        condition = Q(pk__in=[])
        for path in self.parent.stream.countries:
            condition |= Q(**{f"{path}__in": states})
        return queryset.filter(
            pk__in=queryset.model._default_manager.filter(condition).order_by().values("pk")
        )

    def numbered(self, rows: QuerySet) -> Iterator[QuerySet]:
        """By path to the states; a row that holds a value on two paths is numbered on the first."""
        column, paths = self.paths[0], self.parent.stream.countries
        states = Country.objects.published().order_by().values("pk")
        for place, path in enumerate(paths):
            its = rows.filter(**{f"{path}__in": states})
            for earlier in paths[:place]:
                same = {f"{earlier}__in": states, f"{earlier}__{column}": OuterRef(f"{path}__{column}")}
                its = its.exclude(Exists(rows.model._default_manager.filter(pk=OuterRef("pk"), **same)))
            yield numbers_by(its, F(f"{path}__{column}"))


class SubjectFilter(OfStreamFilter):
    """Rows on any of the chosen subjects."""

    def filter(self, queryset: QuerySet, chosen: Chosen) -> QuerySet:
        """The rows; what has no subject by its nature is left out."""
        path = self.parent.stream.themes
        if not path or not chosen.texts:
            return queryset.none()
        found = queryset.model._default_manager.filter(**{f"{path}__in": chosen.texts})
        return queryset.filter(pk__in=found.order_by().values("pk"))

    def numbered(self, rows: QuerySet) -> Iterator[QuerySet]:
        """By subject; what has none by its nature is not numbered."""
        if path := self.parent.stream.themes:
            yield numbers_by(rows.filter(**{f"{path}__isnull": False}), F(path))


class YearOfMomentFilter(YearFilter):
    """The first or the last year."""

    def filter(self, queryset: QuerySet, year: int | None) -> QuerySet:
        """Rows from or to that year, by the date of the stream."""
        self.field_name = self.parent.stream.column
        return super().filter(queryset, year)


def _as_it_is(rows: QuerySet) -> QuerySet:
    """The order is that of all streams together."""
    return rows.order_by()


class TimelineFilterSet(SectionFilterSet):
    """By state, subregion, subject, sort of thing and year, on one stream."""

    orders = (
        Order("-date", gettext_lazy("newest first"), _as_it_is),
        Order("date", gettext_lazy("oldest first"), _as_it_is),
    )
    years_label = gettext_lazy("Years")
    carried = ()

    type = StreamFilter(vocabulary=streams, label=gettext_lazy("What happened"))
    theme = SubjectFilter(vocabulary=themes, label=gettext_lazy("Subject"))
    subregion = StatesFilter("subregion", vocabulary=choices_of(Subregion), label=gettext_lazy("Subregion"))
    country = StatesFilter(
        "iso3", vocabulary=countries, label=gettext_lazy("Country"), shown=shared.SHOWN_COUNTRIES
    )
    year_min = YearOfMomentFilter("date", "gte", label=gettext_lazy("From year"))
    year_max = YearOfMomentFilter("date", "lte", label=gettext_lazy("To year"))

    class Meta:
        """Of the rows of a stream."""

        model = Event
        fields: list[str] = []

    def __init__(self, data: Mapping | str, stream: Stream, **options: Any):
        self.stream = stream
        super().__init__(data, stream.dated(), **options)

    def numbered(self, name: str) -> Iterator[QuerySet]:
        """How many rows of the stream hold each value of a filter, all other filters as they are."""
        return self.filters[name].numbered(self.narrow({name}))

    @cached_property
    def complaints(self) -> list[str]:
        """What in the address means nothing here, a sentence each."""
        unknown = self.unknown_parameters[:5]
        complaints = [_("“%(name)s” is no filter of this list.") % {"name": name} for name in unknown]
        for name, problem in self.problems.items():
            its = self.filters.get(name)
            label = (
                self.years_label if name in YEARS else its.label if its else pgettext("public pages", "Order")
            )
            complaints.append(f"{label}: {problem}")
        return complaints
