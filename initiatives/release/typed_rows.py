"""The rows of dumped CSV tables as values, so that all other forms say exactly what the tables say."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from initiatives.dataset.columns import Column
from initiatives.dataset.public_content import plain
from initiatives.dataset.tables import TABLES, Table


@dataclass(frozen=True)
class DumpedTable:
    """One table as it was written: the columns that its file has, and the parsed rows."""

    table: Table
    columns: tuple[Column, ...]
    rows: list[dict[str, Any]]

    def plain_rows(self) -> list[dict[str, Any]]:
        """The rows in the types of JSON, sources as objects of key and place."""
        return [{name: _plain(name, value) for name, value in row.items()} for row in self.rows]


def _plain(name: str, value: Any) -> Any:
    if name == "sources":
        return [{"key": key, "locator": locator or None} for key, locator in value]
    return plain(value)


def read_dump(folder: Path) -> list[DumpedTable]:
    """All tables of a dump, in the order in which one refers to another."""
    return [_read(table, folder / table.file_name) for table in TABLES]


def _read(table: Table, path: Path) -> DumpedTable:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names = set(reader.fieldnames or ())
        columns = tuple(column for column in table.columns if column.name in names)
        rows = [{column.name: column.parse(row[column.name]) for column in columns} for row in reader]
    return DumpedTable(table, columns, rows)
