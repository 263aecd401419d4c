"""Tables that were written before a merge still name the merged rows; their references follow it."""

from typing import Any

from initiatives import models
from initiatives.dataset.keys import key_field
from initiatives.dataset.reader import Row, TableFile
from initiatives.dataset.tables import TABLES, Table
from initiatives.merging.places import joined_places

Kept = dict[str, dict[str, str]]


def follow_merges(files: dict[str, TableFile]) -> None:
    """Leave out the rows of what was merged, and have all references name the kept row instead.

    A row that thereby says the same as another, such as a second participation of a state, is left out too.
    """
    kept = merged_keys()
    if not any(kept.values()):
        return
    for file in files.values():
        file.rows = _followed(file, kept)


def merged_keys() -> Kept:
    """For each table, the key of the kept row by the key of the merged one, for merges that are in force."""
    by_model = {table.model: table.name for table in TABLES}
    kept: Kept = {}
    for merge in (
        models.Merge.objects.in_force().select_related("content_type").prefetch_related("kept", "merged")
    ):
        model = merge.content_type.model_class()
        goes, stays = merge.merged, merge.kept
        if model in by_model and goes and stays and not goes.live:
            name = by_model[model]
            field = key_field(name)
            kept.setdefault(name, {})[getattr(goes, field)] = getattr(stays, field)
    return {name: {key: _end(key, keys) for key in keys} for name, keys in kept.items()}


def _end(key: str, keys: dict[str, str]) -> str:
    """Where a chain of merges ends."""
    while key in keys:
        key = keys[key]
    return key


def _followed(file: TableFile, kept: Kept) -> list[Row]:
    gone = _gone(file.table, kept)
    named = len(file.table.key_columns) == 1
    seen: set[tuple] = set()
    unchanged = {file.table.key_of(row.values) for row in file.rows if not _changes(file, row, kept)}
    rows = []
    for row in file.rows:
        if row.values[file.table.key_columns[0]] in gone:
            continue
        changes = _changes(file, row, kept)
        row.values |= changes
        key = file.table.key_of(row.values)
        if changes and (key in seen or (not named and key in unchanged)):
            continue
        seen.add(key)
        rows.append(row)
    return rows


def _gone(table: Table, kept: Kept) -> dict[str, str]:
    """The keys of merged rows, and of merged positions, whose points stay with them."""
    if table.model is models.PositionPoint:
        return kept.get("positions", {})
    return kept.get(table.name, {}) if len(table.key_columns) == 1 else {}


def _changes(file: TableFile, row: Row, kept: Kept) -> dict[str, Any]:
    """The cells of a row that name something merged, with the kept key in its place."""
    changes = {}
    for column in file.table.columns:
        keys = kept.get(column.refers_to, {})
        value = row.values.get(column.name)
        if any(key in keys for key in column.references(value)):
            changes[column.name] = _moved(column.name, value, keys)
    return changes


def _moved(column: str, value: Any, keys: dict[str, str]) -> Any:
    if isinstance(value, str):
        return keys.get(value, value)
    if column != "sources":
        return tuple(sorted({keys.get(key, key) for key in value}))
    return _citations(value, keys)


def _citations(pairs: tuple[tuple[str, str], ...], keys: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Each source once, with all places, as the merge itself leaves them."""
    cited = {key for key, _place in pairs} - set(keys)
    stay: dict[str, str] = {}
    joining = []
    for key, place in pairs:
        target = keys.get(key, key)
        if key in keys and target in cited:
            joining.append((target, place))
        else:
            cited.add(target)
            stay[target] = place
    for target, place in joining:
        stay[target] = joined_places(stay[target], place)
    return tuple(stay.items())
