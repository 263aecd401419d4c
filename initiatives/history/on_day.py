"""A record as it stood on a day, built from the version that was in force at the end of it."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects

from initiatives.history.fields import TRANSLATED_FIELDS
from initiatives.history.versions import publications_of
from initiatives.models import Position, Publication, Record, Source


def end_of(day: datetime.date) -> datetime.datetime:
    """The moment at which a day is over in coordinated universal time."""
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return midnight + datetime.timedelta(days=1)


def publication_on(record: Record, day: datetime.date) -> Publication | None:
    """The version in force at the end of a day, or None before the first one."""
    until = publications_of(record).filter(published_at__lt=end_of(day))
    return until.select_related("revision").order_by("-published_at", "-version").first()


def first_publication(record: Record) -> Publication | None:
    """The first version."""
    return publications_of(record).order_by("published_at", "version").first()


def record_of(publication: Publication, present: Record) -> Any:
    """The record with the content of a version, fit for the page of the record.

    Wagtail's own way keeps some columns of the present row and fails where a row that was referred to is
    gone. Here all facts are those of the version; of what it refers to, only what is public today is left.
    """
    content = {
        name: value for name, value in publication.revision.content.items() if name not in TRANSLATED_FIELDS
    }
    record = type(present).from_serializable_data(content, check_fks=False)
    record.pk, record.slug, record.live = present.pk, present.slug, present.live
    record.first_published_at = present.first_published_at
    record.last_published_at = publication.published_at
    record.latest_revision_id = present.latest_revision_id
    record.live_revision_id = present.live_revision_id
    _leave_public_relations(record)
    _read_child_rows(record)
    return record


def _leave_public_relations(record: Any) -> None:
    """Leave out what is not public; a foreign key to it reads as None."""
    for name in record.list_related:
        key = getattr(record, f"{name}_id")
        setattr(record, name, _public(record, name, [key]).get(key))
    for name in record.list_many:
        keys = [row.pk for row in getattr(record, name).all()]
        rows = _public(record, name, keys)
        setattr(record, name, [rows[key] for key in keys if key in rows])


def _public(record: Any, name: str, keys: list) -> dict[int, Any]:
    rows = record._meta.get_field(name).related_model._default_manager.all()
    public = rows.published() if hasattr(rows, "published") else rows
    return {row.pk: row for row in public.filter(pk__in=[key for key in keys if key])}


def _read_child_rows(record: Any) -> None:
    """Read the sources and the questions of all child rows at once."""
    points = list(record.points.all()) if isinstance(record, Position) else []
    owners = [record, *points]
    citations = [citation for owner in owners for citation in owner.citations.all()]
    sources = Source.objects.in_bulk({citation.source_id for citation in citations})
    for owner in owners:
        owner.citations = _with_source(owner.citations.all(), sources)
    prefetch_related_objects(points, "topic")


def _with_source(citations: Iterable, sources: dict[int, Source]) -> list:
    kept = [citation for citation in citations if citation.source_id in sources]
    for citation in kept:
        citation.source = sources[citation.source_id]
    return sorted(kept, key=lambda citation: citation.sort_order)
