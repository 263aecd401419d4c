"""What a public row says, for whoever reuses it: the columns of its table, and nothing that is not public."""

import datetime
from decimal import Decimal
from typing import Any

from initiatives import models
from initiatives.dataset.content import TABLE_OF, content_of, only_checked
from initiatives.dataset.keys import Keys


class KeysOfRow(Keys):
    """The keys of what one row refers to, taken from what was read with it.

    What a row of ``for_list()`` holds of other tables is what is public of them, so that nothing else has a
    key here, and no query is made.
    """

    def __init__(self, row):
        super().__init__()
        self._add(row)

    def key(self, table: str, primary_key: int | None) -> str | None:
        """The key of a public row, or None."""
        return self._keys.get(table, {}).get(primary_key) if primary_key else None

    def _add(self, row) -> None:
        for column in TABLE_OF[type(row)].columns:
            if column.name == "sources":
                for citation in row.citations.all():
                    self._keys.setdefault("sources", {})[citation.source_id] = citation.source.slug
            elif column.refers_to and column.name != "position":
                for item in _referred(row, column.name):
                    key = item.iso3 if column.refers_to == "countries" else item.slug
                    self._keys.setdefault(column.refers_to, {})[item.pk] = key
        if isinstance(row, models.Position):
            for point in row.points.all():
                self._add(point)


def _referred(row, name: str) -> list:
    if row._meta.get_field(name).many_to_many:
        return list(getattr(row, name).all())
    item = getattr(row, name)
    return [item] if item is not None else []


def public_content(row) -> dict[str, Any]:
    """What a row of ``for_list()`` says, by column; see ``dataset.content``. Makes no query."""
    return only_checked(content_of(row, KeysOfRow(row)))


def plain(value: Any) -> Any:
    """A value of a row's content in the types of JSON; what is not known is null, never an empty text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return None if value == "" else value
