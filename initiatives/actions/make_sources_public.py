"""Letting readers see the sources of what has just been let go public."""

from typing import Any

from django.db.models import Q

from initiatives.models import Position, Source


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


def _sources_of(model: type[Any], **owners):
    citation = model._meta.get_field("citations").related_model
    return citation.objects.filter(**owners).values("source")
