"""Making many records at once, each with its children, its revision and its first publication.

One record at a time takes some forty queries; here each step is one query for many records.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Revision

from initiatives import models
from initiatives.choices import PublicationRole
from initiatives.dataset.content import assign
from initiatives.dataset.keys import Keys
from initiatives.dataset.tables import Table

BATCH = 250
FIRST_NOTE = "Published with the opening catalogue."


def create_records(table: Table, targets: list, keys: Keys, progress: Callable[[int], None]) -> list:
    """Make a record for each target; those with public content are published. Returns the records."""
    records = []
    for start in range(0, len(targets), BATCH):
        batch = targets[start : start + BATCH]
        records += _create_batch(table, batch, keys)
        progress(start + len(batch))
    return records


def _create_batch(table: Table, targets: list, keys: Keys) -> list:
    now = timezone.now()
    records = [_build(table, target, keys, now) for target in targets]
    insert_records(table.model, records)
    _create_versions(table.model, records, now)
    for record, target in zip(records, targets, strict=True):
        if target.live and target.draft:
            draft = table.model.objects.get(pk=record.pk)
            assign(draft, target.draft, keys)
            draft.save_revision(clean=False)
    return records


def _build(table: Table, target, keys: Keys, now: datetime):
    record = table.model()
    assign(record, target.content, keys)
    if not record.slug:
        record.slug = slugify(record.title_en)
    record.live = target.live is not None
    record.has_unpublished_changes = not record.live
    if record.live:
        record.first_published_at = record.last_published_at = now
    return record


def insert_records(model: type[Any], records: list) -> None:
    """Save new records with their child rows and relations, and nothing of their versions."""
    model.objects.bulk_create(records)
    _create_children(records)
    _create_relations(model, records)


def _create_children(records: list) -> None:
    """Write the citations, and the points of positions with theirs."""
    citations = [citation for record in records for citation in record.citations.all()]
    type(records[0])._meta.get_field("citations").related_model.objects.bulk_create(citations)
    if isinstance(records[0], models.Position):
        points = [point for record in records for point in record.points.all()]
        models.PositionPoint.objects.bulk_create(points)
        models.PointCitation.objects.bulk_create(
            [citation for point in points for citation in point.citations.all()]
        )


def _create_relations(model: type[Any], records: list) -> None:
    """Write the many-to-many relations."""
    for name in model.list_many:
        through = getattr(model, name).through
        field = model._meta.get_field(name)
        source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
        through.objects.bulk_create(
            through(**{f"{source}_id": record.pk, f"{target}_id": other.pk})
            for record in records
            for other in getattr(record, name).all()
        )


def _create_versions(model: type[Any], records: list, now: datetime) -> None:
    """Write a revision for each record, and a publication for those that are public."""
    content_type = ContentType.objects.get_for_model(model)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(record.pk),
            created_at=now,
            object_str=str(record),
            content=record.serializable_data(),
        )
        for record in records
    )
    for record, revision in zip(records, revisions, strict=True):
        record.latest_revision = revision
        record.live_revision = revision if record.live else None
    model.objects.bulk_update(records, ["latest_revision", "live_revision"])
    models.Publication.objects.bulk_create(
        models.Publication(
            content_type=content_type,
            object_id=record.pk,
            version=1,
            revision=record.live_revision,
            published_at=now,
            role=PublicationRole.CATALOGUE,
            change_note=FIRST_NOTE,
        )
        for record in records
        if record.live
    )
