"""A record as it stood on a day: the version that was in force at the end of it, and its content."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from initiatives.history.checks import checks_of
from initiatives.history.fields import TRANSLATED_FIELDS
from initiatives.history.related import Content, rows_in
from initiatives.history.versions import publications_of, removals_of
from initiatives.models import LegalTopic, PositionPoint, Publication, Record, Removal, Source


@dataclass(frozen=True)
class DayOfRecord:
    """What was public of a record at the end of a day: a version, withdrawn where there is a removal."""

    day: datetime.date
    publication: Publication
    removal: Removal | None = None


def end_of(day: datetime.date) -> datetime.datetime:
    """The moment at which a day is over in coordinated universal time; the last day of all never is."""
    if day == datetime.date.max:
        return datetime.datetime.max.replace(tzinfo=datetime.UTC)
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return midnight + datetime.timedelta(days=1)


def record_on(record: Record, day: datetime.date) -> DayOfRecord | None:
    """What was public of a record at the end of a day; None before its first version."""
    moment = end_of(day)
    until = publications_of(record).filter(published_at__lt=moment).select_related("revision")
    publication = until.order_by("-published_at", "-version").first()
    if publication is None:
        return None
    after = removals_of(record).filter(removed_at__gt=publication.published_at, removed_at__lt=moment)
    return DayOfRecord(day, publication, after.first())


def public_face(record: Any) -> Any:
    """The record as the public knows it: the row while it is public, else the last public version."""
    its = None if record.live else record_on(record, datetime.date.max)
    return content_on(record, its) if its else record


def first_publication(record: Record) -> Publication | None:
    """The first version that the public may read."""
    return publications_of(record).order_by("published_at", "version").first()


def content_on(present: Record, its: DayOfRecord) -> Any:
    """The record with the content of a version, fit for the page of the record.

    Wagtail's own way keeps some columns of the present row and fails where a row that was referred to is
    gone. Here all facts are those of the version; of what it refers to, only what is public today is left.
    """
    content = its.publication.revision.content
    left_out = {*TRANSLATED_FIELDS, "points"}
    # What a content of old times does not hold would be read from the present rows.
    nothing: dict[str, Any] = {name: [] for name in ("citations", *present.list_many)}
    facts = nothing | {name: value for name, value in content.items() if name not in left_out}
    record = type(present).from_serializable_data(facts, check_fks=False)
    record.pk, record.slug, record.live = present.pk, present.slug, present.live
    record.first_published_at = present.first_published_at
    record.last_published_at = its.publication.published_at
    record.latest_revision_id = present.latest_revision_id
    record.live_revision_id = present.live_revision_id
    record.verified_on = _last_check(present, its.day, record.verified_on)
    _leave_public_relations(record)
    points = _points_in(content)
    _read_sources([record, *points])
    if hasattr(record, "points"):
        record.points = points
    return record


def _last_check(present: Record, day: datetime.date, verified_on: datetime.date | None) -> Any:
    """The last day until then on which somebody read the record against its sources."""
    checks = [check for check in checks_of(present) if check <= day]
    return max([*checks, *([verified_on] if verified_on else [])], default=None)


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


def _points_in(content: Content) -> list[PositionPoint]:
    """The points of a position; their questions, by which they are ordered, are read at once."""
    rows = rows_in(content, "points")
    points = [PositionPoint.from_serializable_data(row, check_fks=False) for row in rows]
    topics = LegalTopic.objects.in_bulk({point.topic_id for point in points})
    points = [point for point in points if point.topic_id in topics]
    for point in points:
        point.topic = topics[point.topic_id]
    return points


def _read_sources(owners: list[Any]) -> None:
    """Read the sources of all citations at once."""
    citations = [citation for owner in owners for citation in owner.citations.all()]
    sources = Source.objects.in_bulk({citation.source_id for citation in citations})
    for owner in owners:
        owner.citations = _with_source(owner.citations.all(), sources)


def _with_source(citations: Iterable, sources: dict[int, Source]) -> list:
    kept = [citation for citation in citations if citation.source_id in sources]
    for citation in kept:
        citation.source = sources[citation.source_id]
    return sorted(kept, key=lambda citation: citation.sort_order)
