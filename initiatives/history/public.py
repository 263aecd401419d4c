"""What of the history the public may read: versions and removals of what is public or withdrawn.

What was unpublished had been published in error. Its versions are not shown, not even when the record is
public again; that it was taken away is.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from initiatives.choices import RemovalKind
from initiatives.models import Country, Publication, Removal
from initiatives.querysets_desk import OfRecordQuerySet, RemovalQuerySet


def readable_records(model: type[Any]) -> QuerySet[Any]:
    """Records that the public can read at their address: published, or withdrawn."""
    rows = model._default_manager
    published = Q(pk__in=rows.published().values("pk"))
    return rows.filter(published | Q(pk__in=withdrawn_records(model).values("pk")))


def withdrawn_records(model: type[Any]) -> QuerySet[Any]:
    """Records that are withdrawn; of what belongs to a country, those whose country is public."""
    removals = Removal.objects.done().filter(
        content_type=ContentType.objects.get_for_model(model), object_id=OuterRef("pk")
    )
    latest = removals.order_by("-removed_at", "-pk").values("kind")[:1]
    rows = model._default_manager.filter(live=False).annotate(removed_as=Subquery(latest))
    rows = rows.filter(removed_as=RemovalKind.WITHDRAWN)
    if any(field.name == "country" and not field.null for field in model._meta.fields):
        rows = rows.filter(country__in=Country.objects.published().values("pk"))
    return rows


def public_versions() -> OfRecordQuerySet:
    """Versions that no unpublishing came after; ask besides whether their record is readable."""
    return Publication.objects.filter(~_unpublished_after("published_at"))


def public_removals() -> RemovalQuerySet:
    """Removals that took place and that no unpublishing came after; itself it may be one."""
    return Removal.objects.done().filter(~_unpublished_after("removed_at"))


def _unpublished_after(moment: str) -> Exists:
    later = Removal.objects.done().filter(
        content_type=OuterRef("content_type"),
        object_id=OuterRef("object_id"),
        kind=RemovalKind.UNPUBLISHED,
        removed_at__gt=OuterRef(moment),
    )
    return Exists(later)
