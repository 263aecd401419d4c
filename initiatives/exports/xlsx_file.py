"""A list as an XLSX workbook, written while it is read: the records on one sheet, what they are on another.

A workbook is a ZIP file. openpyxl makes a small one with all its parts; the sheet of the records is then
written in its place, so that neither memory nor a file on disk grows with the list, and the first bytes
leave at once. Texts are written as such, so that no program takes a key or a date for something else.
"""

import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from initiatives.dataset.columns import write_decimal
from initiatives.exports.export import Cell, Export
from initiatives.exports.xml_text import fit_for_xml

RECORDS = "xl/worksheets/sheet1.xml"
LONGEST_CELL = 32_767  # the most that the format allows
MOST_ROWS = 1_048_575  # the same, without the header
OPENING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    "</sheetView></sheetViews><sheetData>"
)
CLOSING = "</sheetData></worksheet>"


def xlsx_file(export: Export) -> Iterator[bytes]:
    """The file, part by part."""
    template = zipfile.ZipFile(io.BytesIO(_template(export)))
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as workbook:
        for name in template.namelist():
            if name != RECORDS:
                workbook.writestr(name, template.read(name))
        yield sink.take()
        with workbook.open(_compressed(RECORDS), "w", force_zip64=True) as sheet:
            sheet.write(f"{OPENING}{_row(list(export.heads))}".encode())
            for part in export.cells():
                sheet.write("".join(map(_row, part)).encode())
                yield sink.take()
            sheet.write(CLOSING.encode())
    yield sink.take()


def _compressed(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


class _Sink(io.RawIOBase):
    """What was written since it was last taken; it cannot go back, so the ZIP file is made for streaming."""

    def __init__(self) -> None:
        super().__init__()
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self.written += data
        return len(data)

    def take(self) -> bytes:
        taken, self.written = bytes(self.written), bytearray()
        return taken


def _template(export: Export) -> bytes:
    """A workbook with an empty sheet for the records, and the sheet that says what they are."""
    workbook = Workbook()
    workbook.worksheets[0].title = export.about.key[:31]
    sheet = workbook.create_sheet(_("About"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 100
    query = "&".join(f"{name}={value}" for name, value in export.about.query.pairs)
    for name, value in {**export.about.facts, "query": query, "count": export.count}.items():
        sheet.append([name, value])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        if isinstance(value, str):
            sheet.cell(sheet.max_row, 2).data_type = "s"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _row(cells: list[Cell]) -> str:
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, bool):
        return f'<c t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, int | Decimal):
        return f"<c><v>{write_decimal(Decimal(cell))}</v></c>"
    text = escape(fit_for_xml(str(cell))[:LONGEST_CELL])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
