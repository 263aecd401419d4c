"""What a parsed row must keep beyond the form of its cells: the rules of the models, told by cell."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from initiatives import models
from initiatives.choices import RELATION_ENDS, InquiryOutcome
from initiatives.dataset.content import TITLE_COLUMNS, TITLED, field_of
from initiatives.dataset.reader import Row, TableFile

PERIODS: dict[type[Any], tuple[str, str]] = {
    models.Instrument: ("adopted_on", "in_force_on"),
    models.Initiative: ("started_on", "ended_on"),
    models.Event: ("starts_on", "ends_on"),
}
LONGEST_SUMMARY = 2000


Scales = dict[str, tuple[Decimal | None, Decimal | None]]


def check_rows(files: dict[str, TableFile]) -> None:
    """Check each row against the rules of its model; errors are added to its file."""
    scales = {
        row.values["key"]: (row.values["scale_min"], row.values["scale_max"])
        for row in files["indicators"].rows
    }
    for file in files.values():
        check_table(file, scales)


def check_table(file: TableFile, scales: Scales) -> None:
    """Check the rows of one table; ``scales`` are the lowest and highest values by key of indicator."""
    for row in file.rows:
        _check_fields(file, row)
        _check_period(file, row)
    if file.table.model is models.Observation:
        _check_scales(file, scales)
    if file.table.model is models.Inquiry:
        _check_inquiries(file)
    if file.table.model is models.Relation:
        _check_relations(file)
    if file.table.model is models.Country:
        _check_single(file, "iso2")
        _check_single(file, "name_en")


def _check_fields(file: TableFile, row: Row) -> None:
    """Run the validators of the model's own fields: lengths, addresses, smallest and largest values."""
    model = file.table.model
    values: dict[str, str] = {}
    for column in file.table.columns:
        empty = row.values.get(column.name) in ("", None)
        if not column.refers_to and (column.required or not empty):
            titled = issubclass(model, TITLED) and column.name in TITLE_COLUMNS
            name = "title_en" if titled and column.name != "title_language" else field_of(model, column.name)
            values.setdefault("official_title_language" if name == "title_language" else name, column.name)
            _check_length(file, row, column.name)
    given = {field: row.values[column] for field, column in values.items()}
    instance = model(**given)
    others = [field.name for field in model._meta.get_fields() if field.name not in given]
    try:
        instance.clean_fields(exclude=others)
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            name = values[field]
            file.add_error(row.line, name, row.cells[name], " ".join(messages))


def _check_length(file: TableFile, row: Row, column: str) -> None:
    cell = row.cells.get(column, "")
    if column.startswith(("summary", "description")) and len(cell) > LONGEST_SUMMARY:
        file.add_error(row.line, column, cell, f"at most {LONGEST_SUMMARY} characters")


def _check_period(file: TableFile, row: Row) -> None:
    start, end = PERIODS.get(file.table.model, ("", ""))
    begins, ends = row.values.get(start), row.values.get(end)
    if begins and ends and ends < begins[: len(ends)]:
        file.add_error(row.line, end, ends, f"a date that is not before {start} ({begins})")


def _check_scales(observations: TableFile, scales: Scales) -> None:
    for row in observations.rows:
        value, key = row.values["value"], row.values["indicator"]
        if value is None:
            if not row.values["label"]:
                observations.add_error(row.line, "value", "", "a value, or a label")
            continue
        low, high = scales.get(key, (None, None))
        if (low is not None and value < low) or (high is not None and value > high):
            expected = f"a value from {low} to {high}, the scale of {key}"
            observations.add_error(row.line, "value", row.cells["value"], expected)


def _check_inquiries(inquiries: TableFile) -> None:
    """A search says where it looked, and what cannot apply says why."""
    for row in inquiries.rows:
        if row.values["outcome"] == InquiryOutcome.NOT_APPLICABLE and not row.values["reason"]:
            inquiries.add_error(row.line, "reason", "", "the reason why the question does not arise")
        if row.values["outcome"] == InquiryOutcome.NOTHING_FOUND and not (
            row.values["looked_in"] or row.values["sources"]
        ):
            inquiries.add_error(row.line, "looked_in", "", "where was looked, in words or by sources")


def _check_relations(relations: TableFile) -> None:
    """A relation is between two records, of sections between which it makes sense."""
    for row in relations.rows:
        kind, record, target = (row.values[name] for name in ("kind", "record", "target"))
        section, other = record.partition("/")[0], target.partition("/")[0]
        sources, targets = RELATION_ENDS[kind]
        if record == target:
            relations.add_error(row.line, "target", target, "another record")
        elif sources is None and section != other:
            relations.add_error(row.line, "target", target, f"a record of {section}, as the first one")
        elif sources is not None and section not in sources:
            relations.add_error(row.line, "record", record, f"a record of {' or '.join(sources)}")
        elif targets is not None and other not in targets:
            relations.add_error(row.line, "target", target, f"a record of {' or '.join(targets)}")


def _check_single(file: TableFile, column: str) -> None:
    seen: dict[str, int] = {}
    for row in file.rows:
        value = row.values[column]
        if value in seen:
            file.add_error(
                row.line, column, value, f"a value that stands once; it is on line {seen[value]} too"
            )
        seen.setdefault(value, row.line)
