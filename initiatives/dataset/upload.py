"""Reads one table that somebody uploads, and holds it against the rules and the keys of the database."""

import csv
import io
from collections.abc import Iterable

from initiatives.dataset.checks import Scales, check_table
from initiatives.dataset.errors import CellError
from initiatives.dataset.keys import REFERRED, Keys
from initiatives.dataset.reader import TableFile, check_keys_of_others, read_csv
from initiatives.dataset.spreadsheet import SIGNATURE, read_workbook
from initiatives.dataset.tables import TABLES, Table
from initiatives.questions import TABLES as QUESTION_TABLES
from initiatives.record_keys import RELATED

LARGEST_FILE = 10 * 1024 * 1024
MOST_ROWS = 50_000
TABLE_NAMED: dict[str, Table] = {table.name: table for table in TABLES}


def read_upload(table: Table, content: bytes, keys: Keys) -> TableFile:
    """Read a table from the bytes of a CSV or XLSX file; all that is wrong with it is in its ``errors``."""
    file = TableFile(table)
    if len(content) > LARGEST_FILE:
        file.add_error(1, "(file)", f"{len(content)} bytes", f"at most {LARGEST_FILE // 1024 // 1024} MB")
        return file
    if content.startswith(SIGNATURE):
        read_workbook(content, file, MOST_ROWS)
    else:
        read_csv(content, file)
    if len(file.rows) + len(file.bad_rows) > MOST_ROWS:
        file.add_error(1, "(file)", "", f"at most {MOST_ROWS} rows; part the table")
    if not whole_file_errors(file):
        check_table(file, _scales(keys) if table.name == "observations" else {})
        names = {column.refers_to for column in table.columns if column.refers_to in REFERRED}
        names |= set(RELATED) if table.name == "relations" else set()
        names |= set(QUESTION_TABLES.values()) if table.name == "inquiries" else set()
        check_keys_of_others(file, {name: keys.known(name) for name in names})
    return file


def whole_file_errors(file: TableFile) -> list[CellError]:
    """The errors after which nothing can be said of single rows: no header, no text, too much of it."""
    lines = {row.line for row in (*file.rows, *file.bad_rows)}
    return [error for error in file.errors if error.line not in lines]


def _scales(keys: Keys) -> Scales:
    rows = (keys.row("indicators", key) for key in keys.known("indicators"))
    return {row.slug: (row.scale_min, row.scale_max) for row in rows}


def csv_of(rows: Iterable[list[str]]) -> bytes:
    """The bytes of a CSV table."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode()
