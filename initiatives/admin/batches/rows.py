"""The rows of an import as the desk shows them: what each would change, cell by cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from initiatives.batch_changes import CellChange, changes_of
from initiatives.choices import CHOOSABLE_KINDS, BatchState, RowKind
from initiatives.models import Batch, BatchRow

ALL, CHOSEN = "all", "chosen"


@dataclass(frozen=True)
class ShownRow:
    """One row of the page."""

    row: BatchRow
    changes: list[CellChange]
    choosable: bool
    compared_with_draft: bool


@dataclass(frozen=True)
class Filter:
    """One way to narrow the rows, with the number of rows that it leaves."""

    value: str
    label: str
    count: int
    choosable: bool = False


def shown_rows(rows: Iterable[BatchRow]) -> list[ShownRow]:
    """What the page shows of each row."""
    return [
        ShownRow(row, changes_of(row), row.kind in CHOOSABLE_KINDS, row.compared_with == "draft")
        for row in rows
    ]


def filters_of(batch: Batch, chosen: int) -> list[Filter]:
    """All rows, those that are chosen, and those of each kind that there is."""
    kinds = [
        Filter(value, str(label), batch.counts[value], value in CHOOSABLE_KINDS)
        for value, label in RowKind.choices
        if batch.counts.get(value)
    ]
    return [Filter(ALL, _("all"), batch.row_count), Filter(CHOSEN, _("chosen"), chosen), *kinds]


def filter_named(batch: Batch, name: str) -> str:
    """The filter that is asked for; without one, a second reader begins with what would change."""
    if name in (ALL, CHOSEN, *RowKind.values):
        return name
    return CHOSEN if batch.state == BatchState.WAITING else ALL


def filtered(batch: Batch, name: str) -> QuerySet[BatchRow]:
    """The rows that a filter leaves, in the order of the file."""
    rows = batch.rows.order_by("line")
    if name == CHOSEN:
        return rows.filter(chosen=True)
    return rows if name == ALL else rows.filter(kind=name)
