"""The dataset as an SQLite file that Datasette opens: types, keys that lead to each other, link tables."""

import datetime
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models

from initiatives.addresses import site_address
from initiatives.dataset.columns import Column
from initiatives.dataset.dictionary import field_behind, is_never_empty
from initiatives.dataset.tables import TABLES, Table
from initiatives.release import terms
from initiatives.release.descriptions import (
    UNITS,
    column_description,
    column_title,
    is_several_keys,
    is_single_key,
    table_description,
    table_title,
)
from initiatives.release.typed_rows import DumpedTable

KEY_COLUMN = {table.name: table.key_columns[0] for table in TABLES}
LABELS = ("title", "name", "name_en", "short_title")
VALUES_VIEW = """CREATE VIEW observations_with_units AS
SELECT observations.indicator, indicators.name, observations.country, countries.name_en AS country_name,
       observations.year, observations.value, observations.label, indicators.unit,
       indicators.scale_min, indicators.scale_max, indicators.higher_is_better, observations.verified_on
FROM observations
JOIN indicators ON indicators.key = observations.indicator
JOIN countries ON countries.iso3 = observations.country"""


def write_sqlite(path: Path, tables: list[DumpedTable], day: datetime.date) -> None:
    """Write the file; its references are checked before it is given out."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("BEGIN")
        _write_about(database, day)
        for dumped in tables:
            _write_table(database, dumped)
        database.execute(VALUES_VIEW)
        database.execute("COMMIT")
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ValueError(f"{len(broken)} references lead nowhere, the first in {broken[0][0]}")
        database.execute("VACUUM")


def _write_about(database: sqlite3.Connection, day: datetime.date) -> None:
    about = [
        ("title", terms.title()),
        ("description", terms.DESCRIPTION),
        ("version", f"{day:%Y-%m-%d}"),
        ("licence", f"{terms.LICENCE['title']}, {terms.LICENCE['path']}"),
        ("citation", terms.citation(day)),
        ("address", site_address("/data/")),
        *((f"caveat {number}", text) for number, text in enumerate(terms.CAVEATS, start=1)),
    ]
    database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, text TEXT NOT NULL)")
    database.executemany("INSERT INTO about VALUES (?, ?)", about)


def _write_table(database: sqlite3.Connection, dumped: DumpedTable) -> None:
    table = dumped.table
    has_key = len(table.key_columns) == 1
    parts = [] if has_key else ['"id" INTEGER PRIMARY KEY']
    parts += [_column(table, column, has_key) for column in dumped.columns]
    if not has_key:
        parts.append(f"UNIQUE ({', '.join(table.key_columns)})")
    database.execute(f'CREATE TABLE "{table.name}" ({", ".join(parts)})')
    owners: list[Any] = []
    for number, row in enumerate(dumped.rows, start=1):
        values = [_stored(column, row[column.name]) for column in dumped.columns]
        owners.append(row[table.key_columns[0]] if has_key else number)
        values = values if has_key else [number, *values]
        places = ", ".join("?" * len(values))
        database.execute(f'INSERT INTO "{table.name}" VALUES ({places})', values)  # noqa: S608  our own names
    for column in dumped.columns:
        if column.name == "sources":
            _write_citations(database, dumped, owners)
        elif is_several_keys(table, column):
            _write_links(database, dumped, column, owners)
        elif is_single_key(table, column):
            database.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')


def _column(table: Table, column: Column, has_key: bool) -> str:
    behind: Any = field_behind(table, column)
    kind = "TEXT"
    if isinstance(behind, models.BooleanField | models.IntegerField) and not column.refers_to:
        kind = "INTEGER"
    elif isinstance(behind, models.DecimalField):
        kind = "REAL"
    words = [f'"{column.name}" {kind}']
    if has_key and column.name == table.key_columns[0]:
        words.append("PRIMARY KEY")
    if is_never_empty(table, column):
        words.append("NOT NULL")
    if is_single_key(table, column):
        words.append(f'REFERENCES "{column.refers_to}" ("{KEY_COLUMN[column.refers_to]}")')
    return " ".join(words)


def _stored(column: Column, value: Any) -> Any:
    if isinstance(value, bool | int):
        return int(value)
    if isinstance(value, Decimal):
        return float(value)
    return column.write(value) or None


def _owner_column(table: Table) -> tuple[str, str]:
    has_key = len(table.key_columns) == 1
    return (f'"{table.name}" TEXT', table.key_columns[0]) if has_key else (f'"{table.name}" INTEGER', "id")


def _write_citations(database: sqlite3.Connection, dumped: DumpedTable, owners: list[Any]) -> None:
    owner, key = _owner_column(dumped.table)
    name = f"{dumped.table.name}_sources"
    database.execute(
        f'CREATE TABLE "{name}" ({owner} NOT NULL REFERENCES "{dumped.table.name}" ("{key}"), '
        f'"source" TEXT NOT NULL REFERENCES "sources" ("key"), "place" INTEGER NOT NULL, "locator" TEXT)'
    )
    cited = [
        (its, source, place, locator or None)
        for its, row in zip(owners, dumped.rows, strict=True)
        for place, (source, locator) in enumerate(row["sources"], start=1)
    ]
    database.executemany(f'INSERT INTO "{name}" VALUES (?, ?, ?, ?)', cited)  # noqa: S608  our own names
    database.execute(f'CREATE INDEX "{name}_source" ON "{name}" ("source")')
    database.execute(f'CREATE INDEX "{name}_owner" ON "{name}" ("{dumped.table.name}")')


def _write_links(
    database: sqlite3.Connection, dumped: DumpedTable, column: Column, owners: list[Any]
) -> None:
    owner, key = _owner_column(dumped.table)
    name = f"{dumped.table.name}_{column.name}"
    database.execute(
        f'CREATE TABLE "{name}" ({owner} NOT NULL REFERENCES "{dumped.table.name}" ("{key}"), '
        f'"{column.refers_to}_key" TEXT NOT NULL '
        f'REFERENCES "{column.refers_to}" ("{KEY_COLUMN[column.refers_to]}"))'
    )
    links = [(its, value) for its, row in zip(owners, dumped.rows, strict=True) for value in row[column.name]]
    database.executemany(f'INSERT INTO "{name}" VALUES (?, ?)', links)  # noqa: S608  our own names
    database.execute(f'CREATE INDEX "{name}_key" ON "{name}" ("{column.refers_to}_key")')


def datasette_metadata(tables: list[DumpedTable], day: datetime.date, database: str) -> dict[str, Any]:
    """What Datasette shows around the tables of a database file, for its option ``--metadata``."""
    about = {
        "license": terms.LICENCE["title"],
        "license_url": terms.LICENCE["path"],
        "source": terms.citation(day),
        "source_url": site_address("/data/"),
    }
    described = {dumped.table.name: _described(dumped) for dumped in tables}
    return {
        "title": terms.title(),
        "description": " ".join([terms.DESCRIPTION, *terms.CAVEATS]),
        **about,
        # The unit of budgets, which Datasette's library of units does not bring along.
        "custom_units": ["euro = [currency] = EUR"],
        "databases": {database: {**about, "tables": described}},
    }


def _described(dumped: DumpedTable) -> dict[str, Any]:
    table = dumped.table
    names = [column.name for column in dumped.columns]
    described: dict[str, Any] = {
        "title": table_title(table),
        "description": table_description(table),
        "columns": {
            column.name: f"{column_title(table, column)}. {column_description(table, column)}".strip()
            for column in dumped.columns
        },
    }
    label = next((name for name in LABELS if name in names), "")
    if label:
        described["label_column"] = label
    units = {name: unit for name, unit in UNITS.items() if name in names}
    if units:
        described["units"] = units
    facets = [name for name in ("country", "kind", "status", "indicator", "stance") if name in names]
    if facets:
        described["facets"] = facets
    return described
