"""Tables as XLSX workbooks, read into the same cells as a CSV file would hold, and written."""

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from initiatives.dataset.reader import TableFile, read_lines

MOST_COLUMNS = 200
LARGEST_UNPACKED = 100 * 1024 * 1024
SIGNATURE = b"PK\x03\x04"
COMPUTED = {"f", "e"}


def read_workbook(content: bytes, file: TableFile, most_rows: int) -> None:
    """Read the sheet that is named like the table, else the first one, into ``file``.

    ``most_rows`` bounds what is read, beside the size of the workbook when it is unpacked.
    """
    try:
        size = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).infolist())
        if size > LARGEST_UNPACKED:
            expected = f"a workbook of at most {LARGEST_UNPACKED // 1024 // 1024} MB when it is unpacked"
            file.add_error(1, "(file)", f"{size} bytes", expected)
            return
        lines = list(_lines(content, file.table.name, most_rows))
    except Exception as error:  # a broken or hostile workbook fails the library in any of many ways
        file.add_error(1, "(file)", type(error).__name__, "a workbook in the form XLSX")
        return
    read_lines(lines, file)


def _lines(content: bytes, sheet_name: str, most_rows: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, with their numbers; all as long as the header, or longer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        names = [sheet.title for sheet in workbook.worksheets]
        sheet = workbook[sheet_name] if sheet_name in names else workbook.worksheets[0]
        sheet.reset_dimensions()
        width = found = 0
        for line, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
            texts = [_text(cell) for cell in cells]
            while texts and not texts[-1].strip():
                texts.pop()
            if not texts:
                continue
            width = width or len(texts)
            yield line, texts + [""] * (width - len(texts))
            found += 1
            if found > most_rows + 1:
                return


def _text(cell) -> str:
    """The text of a cell as a CSV table would hold it; what is computed begins like a formula."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in COMPUTED:
        text = value if isinstance(value, str) else getattr(value, "text", "") or ""
        return f"={text.removeprefix('=')}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat()
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def workbook_of(name: str, rows: Iterable[list[str]]) -> bytes:
    """A workbook with one sheet; all cells are text, so that no program takes a year for a number."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(name)
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _cell(sheet, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell
