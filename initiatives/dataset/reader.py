"""Reads CSV tables into parsed rows, or says all that is wrong with them."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from initiatives.dataset.columns import BadCell, Column
from initiatives.dataset.errors import CellError
from initiatives.dataset.tables import INQUIRIES, RELATIONS, TABLES, Table
from initiatives.questions import TABLES as QUESTION_TABLES
from initiatives.questions import QuestionSort, split_key

LARGEST_CELL = 16 * 1024 * 1024


@dataclass
class Row:
    """One row: the line on which it begins, its parsed values by column, and its cells as they were read."""

    line: int
    values: dict[str, Any]
    cells: dict[str, str]


@dataclass
class TableFile:
    """What was read of one table; ``bad_rows`` are those with an unreadable cell."""

    table: Table
    rows: list[Row] = field(default_factory=list)
    bad_rows: list[Row] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)

    def add_error(self, line: int, column: str, value: str, expected: str) -> None:
        """Note a bad cell and go on."""
        self.errors.append(CellError(self.table.file_name, line, column, value, expected))


def read_folder(folder: Path) -> dict[str, TableFile]:
    """Read all tables, in the order in which they rest on each other."""
    files = {table.name: read_table(folder / table.file_name, table) for table in TABLES}
    for file in files.values():
        check_references(file, files)
    return files


def read_table(path: Path, table: Table) -> TableFile:
    """Read one file; unreadable cells become errors, and so does an unreadable file.

    That of an optional table may be missing.
    """
    file = TableFile(table)
    if table.optional and not path.exists():
        return file
    try:
        content = path.read_bytes()
    except OSError:
        file.add_error(1, "(file)", path.name, "a file that can be read")
        return file
    read_csv(content, file)
    return file


def read_csv(content: bytes, file: TableFile) -> None:
    """Read the bytes of a CSV table into ``file``."""
    text = decode(content, file)
    if text is not None:
        read_lines(list(split_lines(text, file)), file)


def read_lines(lines: list[tuple[int, list[str]]], file: TableFile) -> None:
    """Read the numbered rows of a table, its header first, from whatever form of file they came."""
    if not lines:
        file.add_error(
            1,
            "(header)",
            "",
            f"the columns {', '.join(c.name for c in file.table.columns if not c.optional)}",
        )
        return
    columns = read_header(lines[0][1], file)
    if file.errors:
        return
    for line, cells in lines[1:]:
        read_row(line, cells, columns, file)
    check_keys(file)


def decode(content: bytes, file: TableFile) -> str | None:
    """The text of a file in UTF-8, with or without a byte-order mark."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        file.add_error(line, "(file)", repr(content[error.start : error.start + 8]), "text in UTF-8")
        return None


def split_lines(text: str, file: TableFile) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row with the line on which the row begins; blank lines are passed over.

    Spreadsheets of people who write a decimal comma part cells by semicolons; the header tells.
    """
    header = text.partition("\n")[0]
    delimiter = ";" if ";" in header and "," not in header else ","
    limit = csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        file.add_error(begins, "(row)", str(error), "quoting as in RFC 4180")
    finally:
        csv.field_size_limit(limit)


def read_header(names: list[str], file: TableFile) -> list[Column]:
    """The columns in the order of the file; missing, unknown and double ones are errors."""
    known = {column.name: column for column in file.table.columns}
    for name in dict.fromkeys(names):
        if name not in known:
            file.add_error(1, name or "(empty)", name, f"one of the columns {', '.join(known)}")
        elif names.count(name) > 1:
            file.add_error(1, name, name, "each column only once")
    for name, column in known.items():
        if name not in names and not column.optional:
            file.add_error(1, name, "", "this column, which is missing")
    return [known[name] for name in names if name in known]


def read_row(line: int, cells: list[str], columns: list[Column], file: TableFile) -> None:
    """Parse the cells of one row; keep the row only if all are good."""
    if len(cells) != len(columns):
        file.add_error(line, "(row)", f"{len(cells)} cells", f"{len(columns)} cells")
        names = [column.name for column in columns]
        file.bad_rows.append(Row(line, {}, dict(zip(names, cells, strict=False))))
        return
    row = Row(line, {}, {column.name: cell for column, cell in zip(columns, cells, strict=True)})
    good = True
    for column, cell in zip(columns, cells, strict=True):
        try:
            row.values[column.name] = parse_cell(column, cell)
        except BadCell as error:
            file.add_error(line, column.name, cell, str(error))
            good = False
    (file.rows if good else file.bad_rows).append(row)


def parse_cell(column: Column, cell: str) -> Any:
    """Parse one cell; text is kept in composed form, without white space around it."""
    cell = unicodedata.normalize("NFC", cell).strip()
    if any(unicodedata.category(character) == "Cc" for character in cell):
        raise BadCell("text on one line without control characters")
    if column.required and not cell:
        raise BadCell("a value; this column is never empty")
    return column.parse(cell)


def check_keys(file: TableFile) -> None:
    """Each key stands once in its file."""
    seen: dict[tuple, int] = {}
    for row in file.rows:
        key = file.table.key_of(row.values)
        if key in seen:
            shown = ", ".join(str(part) for part in key)
            column = file.table.key_columns[0] if len(key) == 1 else "+".join(file.table.key_columns)
            file.add_error(row.line, column, shown, f"a key that stands once; it is on line {seen[key]} too")
        seen.setdefault(key, row.line)


def check_references(file: TableFile, files: dict[str, TableFile]) -> None:
    """Each key of another table stands in that table's file; unreadable rows count as present."""
    present = {
        name: {row.cells[other.table.key_columns[0]].strip() for row in other.rows}
        for name, other in files.items()
        if not other.errors
    }
    check_keys_of_others(file, present)


def check_keys_of_others(file: TableFile, present: dict[str, set[str]]) -> None:
    """Each key of another table is among those that are present; other tables are passed over."""
    for column in file.table.columns:
        if column.refers_to not in present:
            continue
        for row in file.rows:
            for key in column.references(row.values.get(column.name)):
                if key not in present[column.refers_to]:
                    file.add_error(row.line, column.name, key, f"a key of {column.refers_to}.csv")
    if file.table is INQUIRIES:
        check_questions(file, present)
    if file.table is RELATIONS:
        check_ends(file, present)


def check_ends(file: TableFile, present: dict[str, set[str]]) -> None:
    """The records on both sides of a relation are among those that are present."""
    for row in file.rows:
        for end in ("record", "target"):
            section, _slash, slug = row.values[end].partition("/")
            if section in present and slug not in present[section]:
                file.add_error(row.line, end, row.values[end], f"a key of {section}.csv")


def check_questions(file: TableFile, present: dict[str, set[str]]) -> None:
    """The instrument, topic or indicator after which a question asks is among those that are present."""
    for row in file.rows:
        sort, subject = split_key(row.values["question"])
        table = QUESTION_TABLES.get(QuestionSort(sort), "")
        if table in present and subject not in present[table]:
            expected = f"{sort}- and a key of {table}.csv"
            file.add_error(row.line, "question", row.values["question"], expected)
