"""Writes what is published as the same CSV tables from which a catalogue is loaded."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from initiatives import models
from initiatives.dataset.content import content_of
from initiatives.dataset.keys import Keys
from initiatives.dataset.tables import TABLES, Table


def dump_folder(folder: Path) -> dict[str, int]:
    """Write all tables into ``folder``, which is made if need be; returns the number of rows by table."""
    folder.mkdir(parents=True, exist_ok=True)
    keys = Keys()
    public: dict[str, set[str]] = {}
    counts = {}
    for table in TABLES:
        contents = [
            content
            for row in published_contents(table, keys)
            if (content := without_drafts(table, row, public))
        ]
        public[table.name] = {content[table.key_columns[0]] for content in contents}
        write_table(folder / table.file_name, table, contents)
        counts[table.name] = len(contents)
    return counts


def without_drafts(
    table: Table, content: dict[str, Any], public: dict[str, set[str]]
) -> dict[str, Any] | None:
    """Drop references to rows that are not public; None where a row cannot stand without them."""
    for column in table.columns:
        value = content[column.name]
        hidden = {key for key in column.references(value) if key not in public[column.refers_to]}
        if hidden and isinstance(value, tuple):
            content[column.name] = tuple(
                item for item in value if column.references((item,))[0] not in hidden
            )
        elif hidden:
            content[column.name] = None
        if hidden and column.required and not content[column.name]:
            return None
    return content


def write_table(path: Path, table: Table, contents: list[dict[str, Any]]) -> None:
    """Write one table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows_of(table, contents))


def rows_of(table: Table, contents: list[dict[str, Any]]) -> list[list[str]]:
    """The rows of a file, its header first, sorted by key; vocabularies keep their order."""
    if not issubclass(table.model, models.Theme | models.LegalTopic):
        contents.sort(key=table.key_of)
    used = [
        column
        for column in table.columns
        if not column.optional or any(content[column.name] for content in contents)
    ]
    return [
        [column.name for column in used],
        *([column.write(content[column.name]) for column in used] for content in contents),
    ]


def public_rows(table: Table) -> list[list[str]]:
    """What is public of one table, as the rows of a file; what it refers to is public too."""
    keys = Keys()
    public: dict[str, set[str]] = {}
    for name in dict.fromkeys(column.refers_to for column in table.columns if column.refers_to):
        public[name] = {content[key] for content, key in _public_keys(name, keys)}
    contents = [without_drafts(table, row, public) for row in published_contents(table, keys)]
    return rows_of(table, [content for content in contents if content])


def _public_keys(name: str, keys: Keys) -> Iterator[tuple[dict[str, Any], str]]:
    table = next(table for table in TABLES if table.name == name)
    for content in published_contents(table, keys):
        yield content, table.key_columns[0]


def published_contents(table: Table, keys: Keys) -> Iterator[dict[str, Any]]:
    """What the public rows of a table say."""
    rows: Any
    if table.model is models.PositionPoint:
        rows = (
            models.PositionPoint.objects.published().select_related("position").prefetch_related("citations")
        )
    elif table.is_record:
        rows = table.model.objects.published().prefetch_related("citations", *table.model.list_many)
        if table.model is models.Position:
            rows = rows.prefetch_related("points__citations")
    elif issubclass(table.model, models.SourcedRow):
        sourced: Any = table.model
        rows = sourced.objects.published().prefetch_related("citations")
    elif table.model is models.Source:
        rows = models.Source.objects.published()
    else:
        rows = table.model.objects.all()
    for row in rows:
        yield content_of(row, keys)
