"""The data dictionary: what each table and column means, written from the tables and the models."""

from collections.abc import Iterator

from django.db import models
from django.utils import translation

from initiatives.dataset.columns import Column
from initiatives.dataset.content import TITLE_COLUMNS, TITLED, field_of
from initiatives.dataset.tables import TABLES, Table

INTRODUCTION = """# Data dictionary

Written by `python manage.py write_data_dictionary` from the tables and the models; a test holds it
against them.

- CSV, UTF-8, comma, header row, quoting as in RFC 4180; line ends of one line feed.
  Semicolons between cells are read too, if the header has them, and at the desk so are XLSX workbooks.
- A cell that holds several values parts them with `; `. An empty cell means "not known", never "no".
- Dates are ISO 8601 and may be partial where the table says so: `2019`, `2019-05` or `2019-05-17`.
- `sources` holds keys of `sources.csv`; a place in the source may follow a key: `un-a-76-136 @ p. 18`.
- `verified_on` is the day on which the row was read against its sources. A row without it becomes a draft.
- Columns marked *optional* may be missing from a file; what they hold is then left as it is.
"""


def data_dictionary() -> str:
    """The whole dictionary as Markdown, in English."""
    with translation.override("en"):
        return "\n".join([INTRODUCTION, *(line for table in TABLES for line in _table(table))])


def _table(table: Table) -> Iterator[str]:
    about = " ".join((table.model.__doc__ or "").split("\n\n")[0].split())
    yield f"## {table.file_name}\n"
    yield f"{about} One row for each {' + '.join(f'`{name}`' for name in table.key_columns)}.\n"
    yield "| column | what it holds | form |"
    yield "| --- | --- | --- |"
    for column in table.columns:
        name = f"`{column.name}` *optional*" if column.optional else f"`{column.name}`"
        yield f"| {name} | {_meaning(table, column)} | {_form(table, column)} |"
    yield ""


def field_behind(table: Table, column: Column) -> models.Field | None:
    """The model's field behind a column, where there is just one."""
    if column.name == "sources":
        return None
    if issubclass(table.model, TITLED) and column.name in TITLE_COLUMNS:
        name = "official_title_language" if column.name == "title_language" else "title"
    else:
        name = field_of(table.model, column.name)
    return table.model._meta.get_field(name)


def is_never_empty(table: Table, column: Column) -> bool:
    """Whether every public row has something in a column.

    What a file must have to be loaded can still be empty where it was written at the desk.
    """
    field = field_behind(table, column)
    kept = field is not None and not field.null and not field.blank
    return column.name in table.key_columns or (column.required and kept)


def _meaning(table: Table, column: Column) -> str:
    field = field_behind(table, column)
    if field is None:
        return "what the row rests on, in the order in which it is cited"
    words = str(field.verbose_name)
    return f"{words}. {field.help_text}" if field.help_text else words


def _form(table: Table, column: Column) -> str:
    field = field_behind(table, column)
    parts = ["never empty"] if column.required else []
    if column.refers_to:
        many = field is None or field.many_to_many
        parts.append(f"{'keys' if many else 'key'} of `{column.refers_to}.csv`")
    elif field is not None and field.choices:
        parts.append(", ".join(f"`{value}`" for value, _ in field.flatchoices))
    elif field is not None:
        parts.append(_type(field))
    return "; ".join(parts)


def _type(field: models.Field) -> str:
    """The sort of value, in the words of a reader."""
    names = {
        "PartialDateField": "date, perhaps partial",
        "DateField": "day",
        "DecimalField": "number",
        "BooleanField": "`true` or `false`",
        "PositiveSmallIntegerField": "whole number",
        "SlugField": "key",
        "URLField": "address",
        "TextField": "text",
    }
    kind = next((names[base.__name__] for base in type(field).__mro__ if base.__name__ in names), "text")
    length = field.max_length if kind == "text" else None
    return f"{kind} of at most {length} characters" if length else kind
