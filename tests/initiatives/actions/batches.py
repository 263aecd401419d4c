"""Batches for tests: tables made of rows, uploaded and read."""

from initiatives.actions.read_batch import read_batch, start_batch
from initiatives.dataset.upload import TABLE_NAMED, csv_of
from initiatives.models import Batch
from tests.factories import UserFactory


def table_bytes(name: str, *rows: dict[str, str], without: tuple[str, ...] = ()) -> bytes:
    """A CSV table with all columns but optional ones that no row has, and those in ``without``."""
    columns = [
        column.name
        for column in TABLE_NAMED[name].columns
        if column.name not in without and (not column.optional or any(column.name in row for row in rows))
    ]
    return csv_of([columns, *([row.get(column, "") for column in columns] for row in rows)])


def read(name: str, *rows: dict[str, str], user=None, **fields) -> Batch:
    """A batch of these rows that has been read."""
    return read_bytes(name, table_bytes(name, *rows), user=user, **fields)


def read_bytes(name: str, content: bytes, user=None, **fields) -> Batch:
    """A batch of this file that has been read."""
    batch = start_batch(
        table=TABLE_NAMED[name],
        file_name=f"{name}.csv",
        content=content,
        note=fields.pop("note", "New figures of 2025."),
        user=user or UserFactory(role="Contributors"),
        **fields,
    )
    read_batch(batch.pk)
    batch.refresh_from_db()
    return batch
