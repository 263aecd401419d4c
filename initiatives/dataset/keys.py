"""The keys by which the rows of the tables refer to each other, and the rows behind them."""

from typing import Any

from initiatives import models

KEY_FIELDS = {"countries": "iso3"}
REFERRED: dict[str, type[Any]] = {
    "sources": models.Source,
    "themes": models.Theme,
    "legal_topics": models.LegalTopic,
    "organisations": models.Organisation,
    "countries": models.Country,
    "instruments": models.Instrument,
    "positions": models.Position,
    "policies": models.Policy,
    "initiatives": models.Initiative,
    "events": models.Event,
    "indicators": models.Indicator,
}


def key_field(table: str) -> str:
    """The model field that holds the key of a table."""
    return KEY_FIELDS.get(table, "slug")


class Keys:
    """Looks up rows by key and keys by primary key, one query a table; ``forget`` after writing to it."""

    def __init__(self):
        self._rows: dict[str, dict[str, Any]] = {}
        self._keys: dict[str, dict[int, str]] = {}

    def row(self, table: str, key: str | None):
        """The row with that key, or None for no key."""
        return self._table(table)[key] if key else None

    def key(self, table: str, primary_key: int | None) -> str | None:
        """The key of the row with that primary key, or None for none."""
        self._table(table)
        return self._keys[table][primary_key] if primary_key else None

    def known(self, table: str) -> set[str]:
        """All keys of a table."""
        return set(self._table(table))

    def forget(self, table: str) -> None:
        """Read the table anew the next time."""
        self._rows.pop(table, None)

    def _table(self, table: str) -> dict:
        if table not in self._rows:
            self._rows[table] = REFERRED[table].objects.in_bulk(field_name=key_field(table))
            self._keys[table] = {row.pk: key for key, row in self._rows[table].items()}
        return self._rows[table]
