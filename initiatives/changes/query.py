"""The public changes that pass the filters, newest first: versions and withdrawals in one list."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet, Value

from initiatives.choices import RemovalKind
from initiatives.filters.changes import VERSIONED, ChangeFilterSet
from initiatives.history.public import public_removals, public_versions, readable_records

VERSION, REMOVAL = "version", "removal"


def filters_of(data: Mapping | str) -> tuple[ChangeFilterSet, ChangeFilterSet]:
    """The filters on the versions and on the withdrawals of records that the public can read."""
    readable = _of_readable_records()
    withdrawals = public_removals().filter(readable, kind=RemovalKind.WITHDRAWN)
    return (
        ChangeFilterSet(data, public_versions().filter(readable)),
        ChangeFilterSet(data, withdrawals),
    )


def changes_in(filters: tuple[ChangeFilterSet, ChangeFilterSet]) -> QuerySet[Any, Any]:
    """What passes, as the sort of row, its key and its time."""
    versions, removals = filters
    return (
        _keys(versions.qs, VERSION, "published_at")
        .union(_keys(removals.qs, REMOVAL, "removed_at"), all=True)
        .order_by("-at", "-key")
    )


def _keys(rows: QuerySet, sort: str, moment: str) -> QuerySet[Any, Any]:
    return (
        rows.order_by().annotate(sort=Value(sort), key=F("pk"), at=F(moment)).values_list("sort", "key", "at")
    )


def _of_readable_records() -> Q:
    """Rows about records whose page the public can read."""
    condition = Q(pk__in=[])
    for section in VERSIONED:
        content_type = ContentType.objects.get_for_model(section.model)
        condition |= Q(content_type=content_type, object_id__in=readable_records(section.model).values("pk"))
    return condition
