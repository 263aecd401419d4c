"""Whose history tells of the rows of plain tables: an instrument, an indicator, a country, or a record."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from initiatives import models
from initiatives.record_keys import public_records, record_key

# The column that names the owner; of relations it may be a record of any of several types.
OWNER_COLUMNS = {
    "participations": "instrument",
    "observations": "indicator",
    "inquiries": "country",
    "relations": "record",
}
OWNERS: dict[str, tuple[type[Any], str]] = {
    "participations": (models.Instrument, "slug"),
    "observations": (models.Indicator, "slug"),
    "inquiries": (models.Country, "iso3"),
}


def public_owners(table: str, keys: Collection[str]) -> list[Any]:
    """The public records behind keys of the owner column of a table; none for tables that have none."""
    if table == "relations":
        return list(public_records(keys).values())
    if table not in OWNERS:
        return []
    model, field = OWNERS[table]
    return list(model.objects.published().filter(**{f"{field}__in": keys}))


def rows_of(record: Any) -> Q | None:
    """The rows of imports that belong to a record, or None where there cannot be any."""
    condition = Q()
    for table, (model, field) in OWNERS.items():
        if isinstance(record, model):
            named = {f"after__{OWNER_COLUMNS[table]}": getattr(record, field)}
            condition |= Q(batch__table=table, **named)
    if key := record_key(record):
        condition |= Q(batch__table="relations", after__record=key)
    return condition or None
