"""What tables and columns mean, in English, for all forms of the dataset."""

from typing import Any

from django.db import models
from django.utils import translation

from initiatives.dataset.columns import Column
from initiatives.dataset.dictionary import field_behind
from initiatives.dataset.tables import Table

UNITS = {"budget_eur": "EUR"}


def table_title(table: Table) -> str:
    """The name of a table for people."""
    return table.name.replace("_", " ").capitalize()


def table_description(table: Table) -> str:
    """What a row of the table is."""
    return " ".join((table.model.__doc__ or "").split("\n\n")[0].split())


def column_title(table: Table, column: Column) -> str:
    """The name of a column for people."""
    field: Any = field_behind(table, column)
    with translation.override("en"):
        words = "sources" if field is None else str(field.verbose_name)
    return words[:1].upper() + words[1:]


def column_description(table: Table, column: Column) -> str:
    """What a column holds, with its unit and where its keys lead."""
    field: Any = field_behind(table, column)
    with translation.override("en"):
        parts = [] if field is None else [str(field.help_text)]
    if field is None:
        parts.append("Keys of the sources, in the order of citation; a place may follow: key @ p. 18.")
    elif column.refers_to:
        parts.append(f"{'Keys' if field.many_to_many else 'Key'} of {column.refers_to}.")
    if column.name in UNITS:
        parts.append(f"Unit: {UNITS[column.name]}.")
    if isinstance(field, models.DecimalField) and table.name in ("observations", "indicators"):
        parts.append("In the unit of the indicator.")
    return " ".join(part for part in parts if part)


def is_single_key(table: Table, column: Column) -> bool:
    """Whether a column refers to one row of another table."""
    field: Any = field_behind(table, column)
    return bool(column.refers_to) and field is not None and not field.many_to_many


def is_several_keys(table: Table, column: Column) -> bool:
    """Whether a column refers to any number of rows of another table, sources aside."""
    field: Any = field_behind(table, column)
    return bool(column.refers_to) and field is not None and bool(field.many_to_many)
