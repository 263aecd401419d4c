"""Which version of a record the public sees."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery

from initiatives.models import Publication


def with_versions(rows: QuerySet[Any], owner: str = "") -> QuerySet[Any]:
    """Add ``version`` and ``published_at`` of each record, or of the record that ``owner`` leads to."""
    model = rows.model._meta.get_field(owner).related_model if owner else rows.model
    latest = Publication.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=OuterRef(f"{owner}_id" if owner else "pk"),
    ).order_by("-version")
    return rows.annotate(
        version=Subquery(latest.values("version")[:1]),
        published_at=Subquery(latest.values("published_at")[:1]),
    )
