"""What is done to a batch before a second person reads it: choosing rows, sending it on, reading it again."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.choices import CHOOSABLE_KINDS, BatchState
from initiatives.dataset.upload import TABLE_NAMED
from initiatives.models import Batch, BatchFile, BatchRow
from initiatives.second_reader import is_reviewer

READ_AGAIN_FROM = frozenset({BatchState.READY, BatchState.WAITING, BatchState.OUTDATED, BatchState.FAILED})


def locked(batch_id: int, *states: BatchState) -> Batch:
    """The batch, held until the transaction ends; raises ``ValidationError`` unless in one of ``states``."""
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    if batch.state not in states:
        raise ValidationError(
            _("This import is %(state)s; that cannot be done now."),
            params={"state": batch.get_state_display()},
        )
    return batch


@transaction.atomic
def choose_rows(batch_id: int, user, *, shown: Iterable[int], chosen: Iterable[int]) -> None:
    """Of the rows ``shown`` (primary keys), take over those that are ``chosen`` and leave out the others."""
    batch = locked(batch_id, BatchState.READY)
    rows = BatchRow.objects.filter(batch=batch, kind__in=CHOOSABLE_KINDS, pk__in=set(shown))
    wanted = set(chosen)
    rows.filter(pk__in=wanted).update(chosen=True)
    rows.exclude(pk__in=wanted).update(chosen=False)
    batch.authors.add(user)


@transaction.atomic
def choose_kind(batch_id: int, user, *, kind: str, chosen: bool) -> None:
    """Take over all rows of a kind, or none."""
    batch = locked(batch_id, BatchState.READY)
    if kind in CHOOSABLE_KINDS:
        BatchRow.objects.filter(batch=batch, kind=kind).update(chosen=chosen)
    batch.authors.add(user)


@transaction.atomic
def submit_batch(batch_id: int, user) -> Batch:
    """Send the chosen rows of a plain table to a second person."""
    batch = locked(batch_id, BatchState.READY)
    if TABLE_NAMED[batch.table].makes_drafts:
        raise ValidationError(_("Rows of this table become drafts; there is nothing to approve here."))
    require_choice(batch)
    batch.authors.add(user)
    _move(batch, BatchState.WAITING, user, "initiatives.batch_submit")
    return batch


@transaction.atomic
def read_batch_again(batch_id: int, user) -> Batch:
    """Compare a batch anew with the catalogue as it is now; what was chosen is chosen anew."""
    batch = locked(batch_id, *READ_AGAIN_FROM)
    batch.authors.add(user)
    _move(batch, BatchState.READING, user, "initiatives.batch_reread")
    return batch


@transaction.atomic
def discard_batch(batch_id: int, user) -> Batch:
    """Drop a batch that nobody shall take over, with its rows and its file; that it was there is kept."""
    batch = locked(batch_id, *READ_AGAIN_FROM)
    if not (is_reviewer(user) or batch.authors.filter(pk=user.pk).exists()):
        raise PermissionDenied(_("Only those who worked on it, or an editor, discard it."))
    _move(batch, BatchState.DISCARDED, user, "initiatives.batch_discard")
    BatchRow.objects.filter(batch=batch).delete()
    BatchFile.objects.filter(batch=batch).delete()
    return batch


def require_choice(batch: Batch) -> None:
    """Raise ``ValidationError`` if no row is chosen."""
    if not BatchRow.objects.filter(batch=batch, chosen=True).exists():
        raise ValidationError(_("No row is chosen."))


def _move(batch: Batch, state: BatchState, user, action: str) -> None:
    before = batch.state
    batch.state, batch.message, batch.beat_at = state, "", None
    batch.save(update_fields=["state", "message", "beat_at"])
    log(batch, action, user=user, data={"from": before, "to": str(state)})
