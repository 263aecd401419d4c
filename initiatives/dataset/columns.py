"""The columns of the CSV tables: how a cell is read into a value and a value written into a cell."""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from initiatives.partial_date import PartialDate
from initiatives.questions import is_question

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SEPARATOR = "; "
LOCATOR = " @ "
FORMULA = ("=", "+", "-", "@")


class BadCell(ValueError):
    """Raised by a parser; its text says what was expected."""


@dataclass(frozen=True)
class Column:
    """One column: its name in the file, how to parse and write it.

    ``refers_to`` names the table whose keys the cell holds. ``optional`` columns may be missing from a
    file and are then left as they are; they are written only when a row has something in them.
    """

    name: str
    parse: Callable[[str], Any]
    write: Callable[[Any], str] = lambda value: "" if value is None else str(value)
    required: bool = False
    refers_to: str = ""
    optional: bool = False

    def references(self, value: Any) -> list[str]:
        """The keys of other tables in a parsed value."""
        if not self.refers_to or value is None:
            return []
        if isinstance(value, str):
            return [value]
        return [item[0] if isinstance(item, tuple) else item for item in value]


def parse_text(cell: str) -> str:
    """A text that no spreadsheet would run."""
    if cell.startswith(FORMULA):
        raise BadCell("a text that does not begin like a formula (=, +, -, @)")
    return cell


def parse_key(cell: str) -> str:
    """A stable key."""
    if not KEY.fullmatch(cell):
        raise BadCell("a key of lower-case letters, digits and single hyphens")
    return cell


def parse_iso3(cell: str) -> str:
    """A country code."""
    if not re.fullmatch(r"[A-Z]{3}", cell):
        raise BadCell("an ISO 3166-1 alpha-3 code such as BRA")
    return cell


def parse_day(cell: str) -> datetime.date | None:
    """A whole date, or None."""
    if not cell:
        return None
    try:
        if len(cell) == 10:
            return datetime.date.fromisoformat(cell)
    except ValueError:
        pass
    raise BadCell("a day of the form 2019-05-17")


def parse_partial_date(cell: str) -> PartialDate | None:
    """A year, a month or a day, or None."""
    if not cell:
        return None
    try:
        return PartialDate(cell)
    except ValueError:
        raise BadCell("a date of the form 2019, 2019-05 or 2019-05-17") from None


def parse_decimal(cell: str) -> Decimal | None:
    """A decimal number with a point, or None."""
    if not cell:
        return None
    try:
        number = Decimal(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII) else None
    except InvalidOperation:
        number = None
    if number is None:
        raise BadCell("a number such as 57.25")
    return number.normalize()


def write_decimal(number: Decimal | None) -> str:
    """A number without exponent and without trailing noughts."""
    return "" if number is None else f"{number.normalize():f}"


def parse_year(cell: str) -> int:
    """A year."""
    if not re.fullmatch(r"\d{4}", cell, re.ASCII):
        raise BadCell("a year of four digits")
    return int(cell)


def parse_boolean(cell: str) -> bool | None:
    """``true``, ``false`` or nothing."""
    if cell not in ("true", "false", ""):
        raise BadCell("true, false or nothing")
    return {"true": True, "false": False, "": None}[cell]


def split(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    values = [value.strip() for value in cell.split(";")] if cell else []
    if "" in values:
        raise BadCell(f"values parted by “{SEPARATOR.strip()}” with none of them empty")
    if len(set(values)) != len(values):
        raise BadCell("each value only once")
    return values


def parse_keys(cell: str) -> tuple[str, ...]:
    """Keys of another table, in alphabetical order, for their order says nothing."""
    return tuple(sorted(split(cell)))


def parse_citations(cell: str) -> tuple[tuple[str, str], ...]:
    """Pairs of source key and place in the source, in the order in which they are cited."""
    pairs = [(value.partition(LOCATOR)[0], value.partition(LOCATOR)[2]) for value in split(cell)]
    if len({key for key, _ in pairs}) != len(pairs):
        raise BadCell("each source only once")
    return tuple(pairs)


def write_citations(pairs) -> str:
    """``source-a; source-b @ para. 12``."""
    return SEPARATOR.join(f"{key}{LOCATOR}{place}" if place else key for key, place in pairs)


def text(name: str, **options) -> Column:
    """A column of plain text."""
    return Column(name, parse_text, **options)


def choice(name: str, choices, **options) -> Column:
    """A column with one word of a closed vocabulary."""

    def parse(cell: str) -> str:
        if cell and cell not in choices.values:
            raise BadCell(f"one of {', '.join(choices.values)}")
        return cell

    return Column(name, parse, **options)


def partial_date(name: str, **options) -> Column:
    """A column with a date that may be partial."""
    return Column(name, parse_partial_date, **options)


def day(name: str, **options) -> Column:
    """A column with a whole date."""
    return Column(name, parse_day, **options)


def decimal(name: str, **options) -> Column:
    """A column with a number."""
    return Column(name, parse_decimal, write_decimal, **options)


def boolean(name: str, **options) -> Column:
    """A column with true, false or nothing."""
    return Column(name, parse_boolean, lambda value: "" if value is None else str(value).lower(), **options)


def key(name: str, refers_to: str = "", **options) -> Column:
    """A column with a key of this table or of another."""

    def parse(cell: str) -> str | None:
        if not cell:
            return None
        return parse_iso3(cell) if refers_to == "countries" or name == "iso3" else parse_key(cell)

    return Column(name, parse, refers_to=refers_to, **options)


def keys(name: str, refers_to: str, **options) -> Column:
    """A column with several keys of another table."""
    return Column(name, parse_keys, SEPARATOR.join, refers_to=refers_to, **options)


def citations(required: bool = True) -> Column:
    """The column ``sources``."""
    return Column("sources", parse_citations, write_citations, required=required, refers_to="sources")


def question(name: str, **options) -> Column:
    """A column with the key of a question that is asked of every country."""

    def parse(cell: str) -> str:
        if cell and not is_question(cell):
            raise BadCell("the key of a question, such as policy-cybercrime-law or topic-sovereignty")
        return cell

    return Column(name, parse, **options)


def record_name(name: str, sections: Iterable[str], **options) -> Column:
    """A column with a record of any of some sections: ``events/oas-cyber-cbm-wg-1``."""
    known = tuple(sections)

    def parse(cell: str) -> str:
        section, _slash, slug = cell.partition("/")
        if cell and (section not in known or not KEY.fullmatch(slug)):
            raise BadCell(f"a record such as events/its-key; sections: {', '.join(known)}")
        return cell

    return Column(name, parse, **options)


def number_choice(name: str, choices, **options) -> Column:
    """A column with one number of a closed vocabulary, or nothing."""
    values = {str(value): value for value in choices.values}

    def parse(cell: str) -> int | None:
        if cell and cell not in values:
            raise BadCell(f"one of {', '.join(values)}, or nothing")
        return values.get(cell)

    return Column(name, parse, **options)


def optional(column: Column) -> Column:
    """The same column, which may be missing from a file."""
    return replace(column, optional=True)
