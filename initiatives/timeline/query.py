"""The moments of all streams that pass the filters, as one query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Left

from initiatives.filters.timeline import TimelineFilterSet
from initiatives.partial_date import PartialDate
from initiatives.timeline.streams import STREAM_OF, STREAMS


class Found(NamedTuple):
    """A dated row: the stream that it is of, its date as text, what it is told together with, and its key."""

    stream: str
    at: str
    about: int
    key: int

    @property
    def date(self) -> PartialDate:
        """The date, as precise as it is known."""
        return PartialDate(self.at)


def filters_of(data: Mapping | str) -> list[TimelineFilterSet]:
    """The filters on each stream; options and messages are the same in all."""
    return [TimelineFilterSet(data, stream) for stream in STREAMS]


def moments_in(filters: list[TimelineFilterSet]) -> QuerySet[Any, Any]:
    """What passes, in order; within a date, by stream and by what it is about."""
    moments = united([_moments(filterset) for filterset in filters])
    date = "at" if filters[0].order.key == "date" else "-at"
    return moments.order_by(date, "stream", "about", "key")


def years_in(filters: list[TimelineFilterSet]) -> dict[int, int]:
    """How many rows each year holds, in the order of the moments; one query."""
    numbers: dict[int, int] = defaultdict(int)
    for _stream, year, number in united([_years(filterset) for filterset in filters]):
        numbers[int(year)] += number
    newest_first = filters[0].order.key != "date"
    return {year: numbers[year] for year in sorted(numbers, reverse=newest_first)}


def rows_of(found: Iterable[Found]) -> dict[tuple[str, int], Any]:
    """The rows by stream and key with all that their lines show; a fixed number of queries a stream."""
    wanted = defaultdict(list)
    for moment in found:
        wanted[moment.stream].append(moment.key)
    return {
        (key, row.pk): row
        for key, keys in wanted.items()
        for row in STREAM_OF[key].shown().filter(pk__in=keys)
    }


def united(parts: list[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    """One query of all parts; those that are known to be empty mix up the columns of the others."""
    filled = [part for part in parts if not part.query.is_empty()] or parts[:1]
    return filled[0].union(*filled[1:], all=True)


def _moments(filterset: TimelineFilterSet) -> QuerySet[Any, Any]:
    stream = filterset.stream
    rows = (
        filterset.narrow()
        .order_by()
        .annotate(
            stream=Value(stream.key, CharField()),
            at=Cast(stream.column, CharField(max_length=10)),
            about=F(stream.about),
            key=F("pk"),
        )
    )
    return _columns(rows, "stream", "at", "about", "key")


def _years(filterset: TimelineFilterSet) -> QuerySet[Any, Any]:
    stream = filterset.stream
    rows = (
        filterset.narrow()
        .order_by()
        .annotate(stream=Value(stream.key, CharField()), moment_year=Left(stream.column, 4))
    )
    numbers = QuerySet.values(rows, "stream", "moment_year").annotate(number=Count("pk"))
    return _columns(numbers, "stream", "moment_year", "number")


def _columns(rows: QuerySet[Any, Any], *names: str) -> QuerySet[Any, Any]:
    """The columns in just this order: those of modeltranslation come in an order of their own."""
    return QuerySet.values_list(rows, *names)
