"""A month as weeks of days, each with its events; what has no day stands apart from them."""

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from initiatives.calendars.days import Days, days_of
from initiatives.calendars.month import Month, months_of
from initiatives.models import Event

ONE_DAY = datetime.timedelta(days=1)
# Weeks begin on Mondays in every language (ISO 8601): one month then looks alike to all who speak of it.
WEEK = calendar.Calendar(calendar.MONDAY)
WEEKDAY_HEADS = [{"name": WEEKDAYS[place], "short": WEEKDAYS_ABBR[place]} for place in range(7)]


@dataclass(frozen=True)
class Entry:
    """An event on one of its days; ``note`` says on which where there are several."""

    heading: str
    lang: str
    url: str
    note: str


@dataclass(frozen=True)
class Day:
    """A day of the month with its events."""

    date: datetime.date
    entries: list[Entry]
    is_today: bool

    @property
    def weekday(self) -> str | Promise:
        """The name of its weekday."""
        return WEEKDAYS[self.date.weekday()]


@dataclass(frozen=True)
class MonthGrid:
    """``undated`` happens in the month on days that are not known, ``of_year`` in a month that is not."""

    weeks: list[list[Day | None]]
    on_days: list[Event]
    undated: list[Event]
    of_year: list[Event]

    @property
    def number(self) -> int:
        """How many events are known to happen in the month."""
        return len(self.on_days) + len(self.undated)


def month_grid(month: Month, events: Iterable[Event], today: datetime.date) -> MonthGrid:
    """The events that touch a month, in their order."""
    entries: dict[datetime.date, list[Entry]] = defaultdict(list)
    on_days: list[Event] = []
    undated: list[Event] = []
    of_year: list[Event] = []
    for event in events:
        days = days_of(event.starts_on, event.ends_on)
        if days and days.first <= month.last and days.until > month.first:
            on_days.append(event)
            _enter(event, days, month, entries)
        else:
            known = month in months_of(event.starts_on, event.ends_on)
            (undated if known else of_year).append(event)
    weeks = [[_day(month, number, entries, today) for number in week] for week in _weeks(month)]
    return MonthGrid(weeks, on_days, undated, of_year)


def _weeks(month: Month) -> list[list[int]]:
    return WEEK.monthdayscalendar(month.year, month.number)


def _day(
    month: Month, number: int, entries: dict[datetime.date, list[Entry]], today: datetime.date
) -> Day | None:
    if not number:
        return None
    date = month.first.replace(day=number)
    return Day(date, entries[date], date == today)


def _enter(event: Event, days: Days, month: Month, entries: dict[datetime.date, list[Entry]]) -> None:
    """Put an event on each of its days in the month."""
    total = (days.until - days.first).days
    date = max(days.first, month.first)
    while date < days.until and date <= month.last:
        parts = {"number": (date - days.first).days + 1, "total": total}
        note = _("day %(number)d of %(total)d") % parts if total > 1 else ""
        entries[date].append(Entry(event.heading, event.heading_language, event.get_absolute_url(), note))
        date += ONE_DAY
