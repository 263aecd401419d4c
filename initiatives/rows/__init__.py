"""How each type stands in a list: as a row with its margin, or as a line of a table."""

from collections.abc import Callable, Iterable
from typing import Any

from initiatives import models
from initiatives.rows import international, national, references
from initiatives.rows.parts import Column, Part

ROWS: dict[type, tuple[Callable[[Any], Part], tuple[Column, ...]]] = {
    models.Country: (national.country_row, national.COUNTRY_COLUMNS),
    models.Policy: (national.policy_row, national.POLICY_COLUMNS),
    models.Institution: (national.institution_row, national.INSTITUTION_COLUMNS),
    models.Instrument: (international.instrument_row, international.INSTRUMENT_COLUMNS),
    models.Position: (national.position_row, national.POSITION_COLUMNS),
    models.Initiative: (international.initiative_row, international.INITIATIVE_COLUMNS),
    models.Event: (international.event_row, international.EVENT_COLUMNS),
    models.Indicator: (references.indicator_row, references.INDICATOR_COLUMNS),
    models.Organisation: (references.organisation_row, references.ORGANISATION_COLUMNS),
    models.Source: (references.source_row, references.SOURCE_COLUMNS),
}


def row_of(record) -> Part:
    """The parts of ``components/record_row.html`` for a record that ``for_list()`` has read."""
    make_row, _columns = ROWS[type(record)]
    return make_row(record)


def table_of(model: type, records: Iterable, caption: str) -> dict:
    """Records of one type as a table: caption, heads, and for each record its cells, the first a heading."""
    _make_row, columns = ROWS[model]
    return {
        "caption": caption,
        "heads": [column.label for column in columns],
        "lines": [[column.cell(record) for column in columns] for record in records],
    }
