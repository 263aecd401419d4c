"""The addresses of calendars: a list or a page of events with ``format=ics`` beside its filters."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from initiatives.calendars.days import CALENDAR
from initiatives.exports.forms import query_of_file
from initiatives.list_query import ListQuery


def wants_calendar(data: Any) -> bool:
    """Whether the answer is to be a calendar."""
    return CALENDAR in data.getlist("format")


def without_calendar(data: Any) -> QueryDict:
    """The query without the wish for a calendar: how an event is held is a filter of the same name."""
    rest = data.copy()
    rest.setlist("format", [value for value in data.getlist("format") if value != CALENDAR])
    if not rest.getlist("format"):
        del rest["format"]
    return rest


def calendar_address(query: ListQuery, path: str) -> str:
    """The calendar of a list: the same filters, but neither view nor order."""
    kept = query_of_file(query).without("sort")
    return f"{path}?{urlencode([*kept.pairs, ('format', CALENDAR)])}"


def subscription_address(host: str, address: str) -> str:
    """The same for programs that keep it up to date: ``webcal`` opens them instead of a download."""
    return f"webcal://{host}{address}"
