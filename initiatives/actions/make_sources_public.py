"""Letting readers see the sources of what has just been let go public."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from initiatives.models import Position, Source

KEYS_AT_ONCE = 500


def make_sources_public(record: Any) -> int:
    """Make all sources public on which a record, its points or a row rests; returns how many were not.

    Call it when a second person has let ``record`` go public, in the same transaction. Whoever read the
    record has seen what it cites. Organisations are left to their own review, which asks for a day of check.
    """
    cited = Q(pk__in=_sources_of(type(record), owner=record.pk))
    if isinstance(record, Position):
        point = Position._meta.get_field("points").related_model
        cited |= Q(pk__in=_sources_of(point, owner__position=record.pk))
    return Source.objects.filter(cited, live=False, merged_into__isnull=True).update(live=True)


def make_cited_sources_public(contents: Iterable[dict[str, Any]]) -> None:
    """Make public the sources of rows of plain tables that a second person has let go public."""
    keys = sorted(
        {key for row in contents if row.get("verified_on") for key, _place in row.get("sources", ())}
    )
    for start in range(0, len(keys), KEYS_AT_ONCE):
        cited = Source.objects.filter(slug__in=keys[start : start + KEYS_AT_ONCE])
        cited.filter(live=False, merged_into__isnull=True).update(live=True)


def _sources_of(model: type[Any], **owners):
    citation = model._meta.get_field("citations").related_model
    return citation.objects.filter(**owners).values("source")
