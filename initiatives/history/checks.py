"""The days on which a record was read against its sources again and found still true."""

import datetime
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from initiatives.history.versions import day_of
from initiatives.models import Record

ACTION = "initiatives.check"
MOST_DAYS = 12


@dataclass(frozen=True)
class CheckDays:
    """The latest of these days, latest first, and how many more there are."""

    latest: list[datetime.date]
    more: int = 0


def check_days(record: Record) -> CheckDays:
    """The days as far as they are shown on the page of the history."""
    days = checks_of(record)
    return CheckDays(days[:MOST_DAYS], max(len(days) - MOST_DAYS, 0))


def checks_of(record: Record) -> list[datetime.date]:
    """All of these days, latest first, each once; from the log of the desk, without who it was."""
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(record), object_id=str(record.pk), action=ACTION
    )
    moments = entries.order_by("-timestamp").values_list("timestamp", flat=True)
    return list(dict.fromkeys(day_of(moment) for moment in moments))
