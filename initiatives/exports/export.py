"""A table that can be given away: what it is, its columns, and its lines, whether read or computed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, override

from initiatives.addresses import site_address
from initiatives.dataset.columns import Column
from initiatives.dataset.content import TABLE_OF
from initiatives.dataset.harmless import harmless
from initiatives.dataset.public_content import public_content
from initiatives.dataset.public_values import moment_text, record_values
from initiatives.exports.about import About
from initiatives.exports.public_rows import PublicRows
from initiatives.licence import LICENCE_URL
from initiatives.models import Record

Cell = Any  # a text, a number, a truth value or None
# What travels on each line, so that it is there still when tables are cut, sorted and put together.
ABOUT_COLUMNS = ("licence", "cite_as", "exported_at")


@dataclass(frozen=True)
class Export:
    """``columns`` and ``lines`` are the flat table, ``values`` the same as JSON; both come part by part."""

    about: About
    columns: tuple[str, ...]
    lines: Callable[[], Iterable[list[list[Cell]]]]
    values: Callable[[], Iterable[list[dict[str, Any]]]]
    count: int

    @property
    def heads(self) -> list[str]:
        """The names of all columns."""
        return [*self.columns, *ABOUT_COLUMNS]

    def cells(self) -> Iterator[list[list[Cell]]]:
        """All lines with what the file says of itself, part by part; none of them is run by a spreadsheet."""
        about = [LICENCE_URL, self.about.citation, self.about.moment]
        for part in self.lines():
            yield [[*map(harmless, line), *about] for line in part]


def list_export(about: About, rows: PublicRows) -> Export:
    """The rows of a section's list."""
    model = rows.filterset.queryset.model
    columns = TABLE_OF[model].columns
    own = ("published_at", "page_url") if issubclass(model, Record) else ("page_url",)
    return Export(
        about,
        (*(column.name for column in columns), *own),
        lambda: in_one_language(rows.parts(), lambda row: _line(row, columns)),
        lambda: in_one_language(rows.parts(), record_values),
        len(rows),
    )


def in_one_language(parts: Iterable[list[Any]], make: Callable[[Any], Any]) -> Iterator[list[Any]]:
    """Rows made in the language of the request, which a server may have left before the file is sent."""
    return parts_in_one_language(parts, lambda part: [make(row) for row in part])


def parts_in_one_language(
    parts: Iterable[list[Any]], make: Callable[[list[Any]], list[Any]]
) -> Iterator[list[Any]]:
    """The same for parts that are made as a whole."""
    return _made(parts, make, get_language() or "en")


def _made(
    parts: Iterable[list[Any]], make: Callable[[list[Any]], list[Any]], language: str
) -> Iterator[list[Any]]:
    for part in parts:
        with override(language):
            made = make(part)
        yield made


def _line(row: Any, columns: tuple[Column, ...]) -> list[Cell]:
    content = public_content(row)
    line = [_cell(column, content[column.name]) for column in columns]
    if isinstance(row, Record):
        line.append(moment_text(row.last_published_at))
    return [*line, site_address(row.get_absolute_url())]


def _cell(column: Column, value: Any) -> Cell:
    """Numbers and truth values stay what they are; all else is written as in the dataset."""
    return value if isinstance(value, bool | int | Decimal) else column.write(value)
