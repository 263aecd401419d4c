"""What the rows of an uploaded table would change, row by row and cell by cell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from initiatives import models
from initiatives.choices import RowKind
from initiatives.dataset.content import complete, content_of, differs
from initiatives.dataset.keys import Keys, key_field
from initiatives.dataset.reader import Row, TableFile, parse_cell
from initiatives.dataset.tables import POSITIONS, Table

CHUNK = 250
ComparedWith = Literal["live", "draft", ""]
Cells = dict[str, str]
Key = tuple[Any, ...]


@dataclass
class Present:
    """A row of the database, what it says, and whether that is public content or a draft's.

    ``draft_object`` is the object of a record that says so: its open draft, or the record itself.
    """

    row: Any
    content: dict[str, Any]
    compared_with: ComparedWith
    draft_object: Any = None


@dataclass
class Comparison:
    """What one row would do."""

    line: int
    key: str
    kind: RowKind
    after: Cells
    before: Cells | None = None
    compared_with: ComparedWith = ""
    problems: list[dict[str, str]] = field(default_factory=list)


def compare(file: TableFile, keys: Keys) -> Iterator[Comparison]:
    """Compare each row with the catalogue, good rows first; rows with an error are wrong."""
    problems: dict[int, list[dict[str, str]]] = {}
    for error in file.errors:
        told = {"column": error.column, "value": error.value[:200], "expected": error.expected}
        problems.setdefault(error.line, []).append(told)
    good = [row for row in file.rows if row.line not in problems]
    for start in range(0, len(good), CHUNK):
        yield from _compare_chunk(file.table, good[start : start + CHUNK], keys)
    for row in sorted((*file.rows, *file.bad_rows), key=lambda row: row.line):
        if row.line in problems:
            key = shown_key(row.cells.get(name, "") for name in file.table.key_columns)
            yield Comparison(row.line, key, RowKind.WRONG, row.cells, problems=problems[row.line])


def _compare_chunk(table: Table, rows: list[Row], keys: Keys) -> Iterator[Comparison]:
    wanted = [complete(table, row.values) for row in rows]
    present = present_rows(table, wanted, keys)
    for row, content in zip(rows, wanted, strict=True):
        key = table.key_of(content)
        comparison = Comparison(row.line, shown_key(key), RowKind.NEW, cells_of(table, content, content))
        if key in present:
            found = present[key]
            comparison.kind = _kind(content, found)
            comparison.before = cells_of(table, found.content, content)
            comparison.compared_with = found.compared_with
        yield comparison


def _kind(wanted: dict[str, Any], found: Present) -> RowKind:
    if not differs(wanted, {**found.content, "points": ()}):
        return RowKind.UNCHANGED
    is_public_row = isinstance(found.row, models.SourcedRow) and found.row.live
    if is_public_row and not wanted["verified_on"]:
        return RowKind.REMOVED
    return RowKind.CHANGED


def shown_key(parts: Iterable[Any]) -> str:
    """The key of a row as one text."""
    return " · ".join(str(part) for part in parts)[:250]


def cells_of(table: Table, content: dict[str, Any], like: dict[str, Any]) -> Cells:
    """What a row says, as the cells of the columns that are in ``like``."""
    return {
        column.name: column.write(content[column.name]) for column in table.columns if column.name in like
    }


def content_from(table: Table, cells: Cells) -> dict[str, Any]:
    """Parse cells that were written by ``cells_of``; raises ``BadCell`` if they do not hold any more."""
    return {
        column.name: parse_cell(column, cells[column.name])
        for column in table.columns
        if column.name in cells
    }


def present_rows(table: Table, wanted: list[dict[str, Any]], keys: Keys) -> dict[Key, Present]:
    """What the database holds under the keys of ``wanted``, by key."""
    if table.model is models.PositionPoint:
        return _present_points(table, wanted, keys)
    if table.is_record:
        records = records_with_content(table, {content[table.key_columns[0]] for content in wanted})
        return {
            table.key_of(found.content): found
            for found in (latest_content(record, keys) for record in records)
        }
    rows = table.model.objects.filter(
        **{f"{name}__in": {content[column] for content in wanted} for column, name in _lookups(table).items()}
    )
    if issubclass(table.model, models.SourcedRow):
        rows = rows.prefetch_related("citations")
    contents = ((row, content_of(row, keys)) for row in rows)
    return {
        table.key_of(content): Present(row, content, "live" if getattr(row, "live", True) else "draft")
        for row, content in contents
    }


def _lookups(table: Table) -> dict[str, str]:
    """The model's lookups by which rows are found, by key column."""
    lookups = {}
    for column in table.columns:
        if column.name in table.key_columns:
            own = key_field(table.name) if column.name == "key" else column.name
            lookups[column.name] = (
                f"{column.name}__{key_field(column.refers_to)}" if column.refers_to else own
            )
    return lookups


def records_with_content(table: Table, record_keys: set[str]):
    """Records by key, with all that their content is read from."""
    related = ["citations", *table.model.list_many]
    if table.model is models.Position:
        related.append("points__citations")
    records = table.model.objects.filter(**{f"{key_field(table.name)}__in": record_keys})
    return records.select_related("latest_revision__user").prefetch_related(*related)


def latest_content(record, keys: Keys) -> Present:
    """What a record's open draft says, or its public content where there is none."""
    if record.live and not record.has_unpublished_changes:
        return Present(record, content_of(record, keys), "live", record)
    draft = record.get_latest_revision_as_object()
    return Present(record, content_of(draft, keys), "draft", draft)


def _present_points(table: Table, wanted: list[dict[str, Any]], keys: Keys) -> dict[Key, Present]:
    positions = records_with_content(POSITIONS, {content["position"] for content in wanted})
    return {
        (record.slug, topic): Present(record, point, found.compared_with)
        for record in positions
        for found in [latest_content(record, keys)]
        for topic, point in found.content["points"].items()
    }
