"""The rows of an import as the desk shows them: what each would change, cell by cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.choices import CHOOSABLE_KINDS, RowKind
from initiatives.models import BatchRow


@dataclass(frozen=True)
class CellChange:
    """One cell: what it says now and what it would say; either may be empty."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownRow:
    """One row of the page."""

    row: BatchRow
    changes: list[CellChange]
    choosable: bool
    compared_with_draft: bool


def shown_rows(rows: Iterable[BatchRow]) -> list[ShownRow]:
    """What the page shows of each row."""
    return [
        ShownRow(row, changes_of(row), row.kind in CHOOSABLE_KINDS, row.compared_with == "draft")
        for row in rows
    ]


def changes_of(row: BatchRow) -> list[CellChange]:
    """The cells that a row would change: of a new row all that say something, of an unchanged row none."""
    if row.kind == RowKind.WRONG:
        return []
    before = row.before or {}
    pairs = ((column, before.get(column, ""), after) for column, after in row.after.items())
    return [CellChange(*pair) for pair in pairs if pair[1] != pair[2]]
