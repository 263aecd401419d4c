"""What imports changed, cell by cell: for the second reader, and for the history of a record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from initiatives.choices import RowKind, RowOutcome
from initiatives.models import BatchRow, Publication
from initiatives.questions import QuestionSort, split_key
from initiatives.record_keys import public_records
from initiatives.row_owners import rows_of


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
    """The rows that versions of a record are about, by the version, in a fixed number of queries.

    Rows that nobody has checked are not public and are left out, and so are those that name what is not.
    """
    versions = {its.batch_id: its.pk for its in publications if its.batch_id}
    belonging = rows_of(record) if versions else None
    if belonging is None:
        return {}
    applied = BatchRow.objects.filter(belonging, batch__in=versions, outcome=RowOutcome.APPLIED)
    rows = [row for row in applied if row.after.get("verified_on") or row.kind == RowKind.REMOVED]
    found: dict[int, list[RowChange]] = {}
    for row in _naming_public(rows):
        change = RowChange(row.key, row.get_kind_display(), changes_of(row))
        found.setdefault(versions[row.batch_id], []).append(change)
    return found


def _naming_public(rows: list[BatchRow]) -> Iterator[BatchRow]:
    """Without rows that name a record by its key, which is not public or not any more."""
    named = {row.after["target"] for row in rows if "target" in row.after}
    asked = {row.after["question"] for row in rows if "question" in row.after}
    targets = public_records(named)
    instruments = public_records(_instrument_name(key) for key in asked)
    for row in rows:
        if "target" in row.after and row.after["target"] not in targets:
            continue
        instrument = _instrument_name(row.after.get("question", ""))
        if instrument and instrument not in instruments:
            continue
        yield row


def _instrument_name(question: str) -> str:
    sort, subject = split_key(question)
    return f"instruments/{subject}" if sort == QuestionSort.INSTRUMENT else ""
