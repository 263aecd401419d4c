"""What imports changed, cell by cell: for the second reader, and for the history of a record."""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.choices import RowKind, RowOutcome
from initiatives.models import BatchRow, Publication

OWNER_COLUMNS = {"participations": "instrument", "observations": "indicator"}


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


def rows_behind(publication: Publication) -> list[RowChange]:
    """The rows of an instrument or indicator that its new version is about, none for any other version.

    Rows that nobody has checked are not public and are left out.
    """
    batch, record = publication.batch, publication.record
    if batch is None or record is None or batch.table not in OWNER_COLUMNS:
        return []
    owner = {f"after__{OWNER_COLUMNS[batch.table]}": record.slug}
    rows: Iterable[BatchRow] = batch.rows.filter(outcome=RowOutcome.APPLIED, **owner)
    return [
        RowChange(row.key, row.get_kind_display(), changes_of(row))
        for row in rows
        if row.after.get("verified_on") or row.kind == RowKind.REMOVED
    ]
