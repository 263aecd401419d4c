"""How a worker takes up a batch, shows how far it is, and notices that another has its place.

A worker may die at any moment. What it had in hand is then taken up again by whoever asks first, once no sign
of life has come for ``GIVEN_UP_AFTER``. Signs of life are written in transactions of their own, so that they
are seen while the work goes on.
"""

import datetime

from django.db.models import F, Q
from django.utils import timezone

from initiatives.choices import BatchState
from initiatives.models import Batch

GIVEN_UP_AFTER = datetime.timedelta(minutes=3)


class Superseded(Exception):
    """Raised in a worker whose batch another worker has taken up."""


def claim(batch_id: int, state: BatchState) -> Batch | None:
    """Take up a batch in ``state``; None if another worker has it, or if nothing is left to do."""
    now = timezone.now()
    free = Q(beat_at=None) | Q(beat_at__lt=now - GIVEN_UP_AFTER)
    claimed = Batch.objects.filter(free, pk=batch_id, state=state).update(
        beat_at=now, attempt=F("attempt") + 1, done=0, total=0
    )
    return Batch.objects.get(pk=batch_id) if claimed else None


def beat(batch: Batch, done: int, total: int) -> None:
    """Show how far the work is; raises ``Superseded`` if it is another's by now."""
    mine = Batch.objects.filter(pk=batch.pk, attempt=batch.attempt, state=batch.state)
    if not mine.update(beat_at=timezone.now(), done=done, total=total):
        raise Superseded


def leave(batch: Batch, state: BatchState, **fields) -> None:
    """Put the batch down in its next state; raises ``Superseded`` if it is another's by now."""
    mine = Batch.objects.filter(pk=batch.pk, attempt=batch.attempt, state=batch.state)
    if not mine.update(state=state, beat_at=None, **fields):
        raise Superseded


def is_given_up(batch: Batch) -> bool:
    """Whether a batch that should be in work shows no sign of life."""
    since = batch.beat_at or batch.created_at
    return batch.is_working and since < timezone.now() - GIVEN_UP_AFTER
