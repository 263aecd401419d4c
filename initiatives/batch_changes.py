"""What imports changed, cell by cell: for the second reader, and for the history of a record."""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.choices import RowKind, RowOutcome
from initiatives.models import BatchRow, Publication

OWNER_COLUMNS = {"participations": "instrument", "observations": "indicator", "inquiries": "country"}


@dataclass(frozen=True)
class CellChange:
    """One cell: what it said before and what it says after; either may be empty."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """One row that a publication tells of, by its key, with the cells that changed."""

    key: str
    kind: str
    changes: list[CellChange]


def changes_of(row: BatchRow) -> list[CellChange]:
    """The cells that a row would change: of a new row all that say something, of an unchanged row none."""
    if row.kind == RowKind.WRONG:
        return []
    before = row.before or {}
    pairs = ((column, before.get(column, ""), after) for column, after in row.after.items())
    return [CellChange(*pair) for pair in pairs if pair[1] != pair[2]]


def rows_behind(record, publications: Iterable[Publication]) -> dict[int, list[RowChange]]:
    """The rows that versions of an instrument, indicator or country are about, by version, in one query.

    Rows that nobody has checked are not public and are left out.
    """
    column = record._meta.model_name
    versions = {its.batch_id: its.pk for its in publications if its.batch_id}
    if not versions or column not in OWNER_COLUMNS.values():
        return {}
    tables = [table for table, owner in OWNER_COLUMNS.items() if owner == column]
    found: dict[int, list[RowChange]] = {}
    rows: Iterable[BatchRow] = BatchRow.objects.filter(
        batch__in=versions,
        batch__table__in=tables,
        outcome=RowOutcome.APPLIED,
        **{f"after__{column}": record.iso3 if column == "country" else record.slug},
    )
    for row in rows:
        if row.after.get("verified_on") or row.kind == RowKind.REMOVED:
            change = RowChange(row.key, row.get_kind_display(), changes_of(row))
            found.setdefault(versions[row.batch_id], []).append(change)
    return found
