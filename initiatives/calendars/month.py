"""Months, and which of them have events on record."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import CharField, Count, QuerySet
from django.db.models.functions import Left
from django.utils import formats

from initiatives.partial_date import PartialDate

LENGTH_OF_A_MONTH = len("2026-11")


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year; as text it is ``2026-11``."""

    year: int
    number: int

    @classmethod
    def of(cls, day: datetime.date) -> Self:
        """The month of a day."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The month that a text names; None where it is none."""
        try:
            date = PartialDate(text)
        except ValueError:
            return None
        return cls.of(date.earliest) if date.precision == "month" else None

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return PartialDate(str(self)).earliest

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        return PartialDate(str(self)).latest

    @property
    def label(self) -> str:
        """“November 2026”, “noviembre de 2026”."""
        return formats.date_format(self.first, "YEAR_MONTH_FORMAT")

    @property
    def next(self) -> Self:
        """The month after it."""
        return type(self)(self.year + self.number // 12, self.number % 12 + 1)


def months_of(start: PartialDate, end: PartialDate | None) -> Iterator[Month]:
    """The months that an event is known to touch; none where only the year of its beginning is known."""
    if start.precision == "year":
        return
    month = Month.of(start.earliest)
    last = Month.of(end.earliest) if end and end.precision != "year" else month
    while month <= last:
        yield month
        month = month.next


@dataclass(frozen=True)
class MonthsOnRecord:
    """The months with events in order, and how many events there are in all.

    Where the year alone is known, its first month leads to the event, for something must.
    """

    months: list[Month]
    events: int

    @classmethod
    def of(cls, events: QuerySet[Any, Any]) -> Self:
        """The months of events, in one query however many these are."""
        spans = (
            events.order_by()
            .annotate(first=_month_of("starts_on"), last=_month_of("ends_on"))
            .values("first", "last")
            .annotate(number=Count("pk"))
        )
        months: set[Month] = set()
        number = 0
        for span in spans:
            start, end = PartialDate(span["first"]), span["last"] and PartialDate(span["last"])
            months |= set(months_of(start, end)) or {Month(start.year, 1)}
            number += span["number"]
        return cls(sorted(months), number)

    def before(self, month: Month) -> Month | None:
        """The nearest month before this one that has events."""
        place = bisect_left(self.months, month)
        return self.months[place - 1] if place else None

    def after(self, month: Month) -> Month | None:
        """The nearest month after this one that has events."""
        place = bisect_right(self.months, month)
        return self.months[place] if place < len(self.months) else None

    def reach_to(self, month: Month) -> bool:
        """Whether a month lies between the first and the last that have events."""
        return bool(self.months) and self.months[0] <= month <= self.months[-1]

    def nearest(self, month: Month) -> Month | None:
        """The month itself if it has events, else the next that has, else the latest before it."""
        return month if month in self.months else self.after(month) or self.before(month)


def _month_of(column: str) -> Left:
    return Left(column, LENGTH_OF_A_MONTH, output_field=CharField())
