"""At which stage an event is: how often it was published and taken away, and when last."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max

from initiatives.models import Event, Publication, Removal


@dataclass(frozen=True)
class Stage:
    """``sequence`` grows with each publication and each removal, beginning with 0 (RFC 5545, 3.8.7.4)."""

    sequence: int
    changed_at: datetime.datetime


def stages_of(keys: Iterable[int]) -> dict[int, Stage]:
    """The stages of events by primary key, in two queries."""
    wanted = list(keys)
    versions = _counted(Publication.objects.all(), wanted, "published_at")
    removals = _counted(Removal.objects.done(), wanted, "removed_at")
    stages = {}
    for key, (number, latest) in versions.items():
        removed, removed_at = removals.get(key, (0, latest))
        stages[key] = Stage(number + removed - 1, max(latest, removed_at))
    return stages


def _counted(rows: Any, keys: list[int], moment: str) -> dict[int, tuple[int, datetime.datetime]]:
    of_events = rows.filter(content_type=ContentType.objects.get_for_model(Event), object_id__in=keys)
    counted = of_events.order_by().values("object_id").annotate(number=Count("pk"), latest=Max(moment))
    return {row["object_id"]: (row["number"], row["latest"]) for row in counted}
