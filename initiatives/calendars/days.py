"""The days of an event, for calendars that know nothing less precise than a day."""

import datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.db.models.functions import Length

from initiatives.partial_date import PartialDate

CALENDAR = "ics"  # the value of ``format`` in addresses
LENGTH_OF_A_DAY = len("2019-05-17")


class Days(NamedTuple):
    """From the first day up to, and not including, ``until``, as iCalendar counts (RFC 5545, 3.6.1)."""

    first: datetime.date
    until: datetime.date


def days_of(start: PartialDate | None, end: PartialDate | None) -> Days | None:
    """The days that are known; None where the first is known by its month or year only.

    To put such an event on some day would say more than its source does. Where only the end is not known
    to the day, the first day alone stands for the event.
    """
    if start is None or start.precision != "day":
        return None
    last = end.earliest if end is not None and end.precision == "day" else start.earliest
    return Days(start.earliest, last + datetime.timedelta(days=1))


def with_days(events: QuerySet) -> QuerySet:
    """The events of which the first day is known."""
    return events.annotate(_length=Length("starts_on")).filter(_length=LENGTH_OF_A_DAY)
