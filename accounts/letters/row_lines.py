"""What happened to rows about states, a line for each: “Brazil: party, 12 May 2024”."""

from collections.abc import Iterable, Mapping

from accounts.alerts.row_news import RowNews
from accounts.letters.words import ROW_FIELDS, STATUSES
from initiatives.choices import RowKind
from initiatives.templatetags.partial_dates import format_partial_date

MOST_LINES = 12
# Of which states rows are told; None for all.
States = frozenset[int] | None


def row_lines(
    rows: Iterable[RowNews], names: Mapping[int, str], words: Mapping[str, str], language: str
) -> tuple[str, ...]:
    """In the order of the states; the language is active. Of many, how many more there are."""
    lines = sorted({_line(row, names[row.country], words, language) for row in rows})
    more = len(lines) - MOST_LINES
    return (*lines[:MOST_LINES], words["more_rows"].format(count=more)) if more > 0 else tuple(lines)


def rows_told(rows: Iterable[RowNews], minor_too: bool, states: States) -> list[RowNews]:
    """Those for which the reader asked."""
    return [row for row in rows if (minor_too or row.is_major) and (states is None or row.country in states)]


def _line(row: RowNews, state: str, words: Mapping[str, str], language: str) -> str:
    if row.table == "participations":
        name = f"{state}: {STATUSES[row.cells['status']][language]}"
        shown = ("date", "note")
    else:
        name = f"{state} {row.cells['year']}"
        shown = ("value", "label")
    if row.kind == RowKind.REMOVED:
        return f"{name} ({words['removed_row']})"
    if row.kind == RowKind.NEW:
        said = [_said(column, row.cells.get(column, "")) for column in shown]
        return ", ".join([name, *(its for its in said if its)])
    changes = [
        f"{ROW_FIELDS[column][language]}: {_said(column, before) or '–'} → {_said(column, after) or '–'}"
        for column, before, after in row.changed
        if column in shown
    ]
    return "; ".join([name, *(changes or [words["checked_row"]])])


def _said(column: str, cell: str) -> str:
    return format_partial_date(cell) if column == "date" and cell else cell
