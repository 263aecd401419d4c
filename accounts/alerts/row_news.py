"""Rows about states that an import changed: who takes part in an instrument, what an indicator says."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from initiatives.batch_changes import changes_of
from initiatives.choices import RowKind, RowOutcome
from initiatives.models import BatchRow, Country
from initiatives.row_owners import OWNER_COLUMNS, OWNERS

TABLES = ("participations", "observations")


@dataclass(frozen=True)
class RowNews:
    """A row about one state, as an import left it, with the cells that it changed."""

    table: str
    country: int
    kind: str
    cells: Mapping[str, str]
    changed: tuple[tuple[str, str, str], ...]
    is_major: bool


def rows_of_batches(batches: Mapping[int, bool], records: Mapping[Any, Any]) -> dict[Any, list[RowNews]]:
    """By place of its record, the rows that these imports changed; ``batches`` says which are major.

    Rows that nobody has checked are not public, nor are those of states that are not; two queries for all.
    """
    rows = BatchRow.objects.filter(
        batch__in=batches, batch__table__in=TABLES, outcome=RowOutcome.APPLIED
    ).select_related("batch")
    public = [row for row in rows if row.after.get("verified_on") or row.kind == RowKind.REMOVED]
    codes = {row.after["country"] for row in public}
    countries = dict(Country.objects.published().filter(iso3__in=codes).values_list("iso3", "pk"))
    found: dict[tuple[str, str], list[RowNews]] = defaultdict(list)
    for row in public:
        if country := countries.get(row.after["country"]):
            table = row.batch.table
            cells = tuple((its.column, its.before, its.after) for its in changes_of(row))
            news = RowNews(table, country, row.kind, row.after, cells, batches[row.batch_id])
            found[table, row.after[OWNER_COLUMNS[table]]].append(news)
    return {place: found[_owner(record)] for place, record in records.items() if _owner(record) in found}


def _owner(record: Any) -> tuple[str, str]:
    """The table whose rows belong to a record, and its key there."""
    for table in TABLES:
        model, field = OWNERS[table]
        if isinstance(record, model):
            return table, getattr(record, field)
    return "", ""
