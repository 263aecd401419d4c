"""Uploading a table as a batch, and reading it: what each of its rows would change."""

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.actions.batch_work import Superseded, beat, claim, leave
from initiatives.choices import CHOOSABLE_KINDS, BatchState, PublicationWeight, RowKind
from initiatives.dataset.comparison import CHUNK, Comparison, compare
from initiatives.dataset.keys import Keys
from initiatives.dataset.tables import Table
from initiatives.dataset.upload import TABLE_NAMED, read_upload, whole_file_errors
from initiatives.models import Batch, BatchFile, BatchRow

MOST_TOLD = 20


@transaction.atomic
def start_batch(
    *,
    table: Table,
    file_name: str,
    content: bytes,
    note: str,
    user,
    weight: str = PublicationWeight.MAJOR,
) -> Batch:
    """Keep an uploaded table; it is then to be read by ``read_batch``."""
    batch = Batch.objects.create(
        table=table.name, file_name=file_name[:255], note=note, weight=weight, uploaded_by=user
    )
    batch.authors.add(user)
    BatchFile.objects.create(batch=batch, content=content)
    log(batch, "initiatives.batch_upload", user=user, data={"table": table.name, "file": batch.file_name})
    return batch


def read_batch(batch_id: int) -> None:
    """Read a batch that was uploaded and keep what each row would do; does nothing if that is done already.

    Rows are kept in many small transactions, so that others can write meanwhile. A worker that dies leaves
    the batch to be read again from the beginning.
    """
    batch = claim(batch_id, BatchState.READING)
    if batch is None:
        return
    try:
        _read(batch)
    except Superseded:
        return
    except Exception:
        leave(batch, BatchState.FAILED, message=_("It could not be read."))
        raise


def _read(batch: Batch) -> None:
    BatchRow.objects.filter(batch=batch).delete()
    keys = Keys()
    file = read_upload(TABLE_NAMED[batch.table], bytes(batch.file.content), keys)
    if fatal := whole_file_errors(file):
        leave(batch, BatchState.FAILED, message="\n".join(str(error) for error in fatal[:MOST_TOLD]))
        return
    total = len(file.rows) + len(file.bad_rows)
    done, kept = 0, []
    for comparison in compare(file, keys):
        kept.append(_row(batch, comparison, single=total == 1))
        if len(kept) == CHUNK:
            done += len(kept)
            _keep(batch, kept, done, total)
            kept = []
    _keep(batch, kept, total, total)
    leave(batch, BatchState.READY, counts=_counts(batch), message="")


def _row(batch: Batch, comparison: Comparison, single: bool) -> BatchRow:
    """A row that would leave the public is chosen only by hand, or when it is all that the batch holds."""
    kind = comparison.kind
    return BatchRow(
        batch=batch,
        line=comparison.line,
        key=comparison.key,
        kind=kind,
        compared_with=comparison.compared_with,
        before=comparison.before,
        after=comparison.after,
        problems=comparison.problems,
        chosen=kind in CHOOSABLE_KINDS and (kind != RowKind.REMOVED or single),
    )


def _keep(batch: Batch, rows: list[BatchRow], done: int, total: int) -> None:
    with transaction.atomic():
        beat(batch, done, total)
        BatchRow.objects.bulk_create(rows)


def _counts(batch: Batch) -> dict[str, int]:
    kinds = BatchRow.objects.filter(batch=batch).order_by().values_list("kind").annotate(rows=Count("pk"))
    return dict(kinds)
