"""A list as CSV: UTF-8 without a mark, comma, header row, quoting as in RFC 4180."""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from initiatives.dataset.columns import write_decimal
from initiatives.exports.export import Cell, Export


def csv_file(export: Export) -> Iterator[bytes]:
    """The file, part by part."""
    yield _written([export.heads])
    for part in export.cells():
        yield _written(part)


def _written(lines: Iterable[list[Cell]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_text(cell) for cell in line] for line in lines)
    return text.getvalue().encode()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return write_decimal(cell) if isinstance(cell, Decimal) else str(cell)
