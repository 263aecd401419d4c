"""Changing one row of a plain table: a batch of one, which a second person reads as any other."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from initiatives.actions.read_batch import read_batch, start_batch
from initiatives.actions.submit_batch import submit_batch
from initiatives.choices import PublicationWeight, RowKind
from initiatives.dataset.comparison import Cells, cells_of
from initiatives.dataset.content import content_of
from initiatives.dataset.keys import Keys
from initiatives.dataset.reader import TableFile
from initiatives.dataset.tables import Table
from initiatives.dataset.upload import csv_of, read_upload
from initiatives.models import Batch


@transaction.atomic
def change_row(
    table: Table, cells: Cells, *, note: str, user, weight: str = PublicationWeight.MAJOR
) -> Batch:
    """Send a row, new or changed, to a second person; ``cells`` holds all columns as in a file.

    Raises ``ValidationError`` with what is wrong by column, or if the row says nothing new.
    """
    content = csv_of([list(cells), list(cells.values())])
    _raise_problems(read_upload(table, content, Keys()))
    key = "-".join(cells[name] for name in table.key_columns)
    batch = start_batch(
        table=table, file_name=f"{key}.csv", content=content, note=note, user=user, weight=weight
    )
    read_batch(batch.pk)
    if not batch.rows.filter(chosen=True).exists():
        raise ValidationError(_("This is what the catalogue says already."))
    return submit_batch(batch.pk, user)


@transaction.atomic
def take_row_from_public(table: Table, row, *, note: str, user) -> Batch:
    """Send to a second person that a row is to be public no more; it stays in the tables as unchecked."""
    cells = cells_of_row(table, row)
    batch = change_row(table, {**cells, "verified_on": ""}, note=note, user=user)
    if batch.rows.get().kind != RowKind.REMOVED:
        raise ValidationError(_("This row is not public."))
    return batch


def cells_of_row(table: Table, row) -> Cells:
    """What a row of the database says, as cells."""
    content = content_of(row, Keys())
    return cells_of(table, content, content)


def _raise_problems(file: TableFile) -> None:
    problems: dict[str, list[str]] = {}
    known = {column.name for column in file.table.columns}
    for error in file.errors:
        column = error.column if error.column in known else NON_FIELD_ERRORS
        problems.setdefault(column, []).append(_("Expected: %(what)s") % {"what": error.expected})
    if problems:
        raise ValidationError(problems)
