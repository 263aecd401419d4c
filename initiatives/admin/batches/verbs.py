"""What can be done with an import, when, and by whom; each verb calls an action, which checks again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives import tasks
from initiatives.actions.batch_work import is_given_up
from initiatives.actions.decide_batch import approval_problem, approve_batch, decline_batch
from initiatives.actions.draft_batch import ask_for_drafts
from initiatives.actions.submit_batch import (
    READ_AGAIN_FROM,
    choose_kind,
    choose_rows,
    discard_batch,
    read_batch_again,
    submit_batch,
)
from initiatives.choices import BatchState
from initiatives.dataset.upload import TABLE_NAMED
from initiatives.models import Batch
from initiatives.second_reader import is_reviewer


@dataclass(frozen=True)
class Verb:
    """What is done, and what is said when it is done."""

    act: Callable[[int, Any, Any], None]
    done: Any = ""


def _choose(batch_id: int, user, data) -> None:
    """Keep the ticks of one page, or tick all rows of a kind or none."""
    if data.get("all") or data.get("none"):
        choose_kind(batch_id, user, kind=data.get("all") or data.get("none"), chosen=bool(data.get("all")))
    elif shown := _numbers(data, "shown"):
        choose_rows(batch_id, user, shown=shown, chosen=_numbers(data, "chosen"))


def _numbers(data, name: str) -> list[int]:
    return [int(value) for value in data.getlist(name) if value.isdecimal() and len(value) < 19]


def _submit(batch_id: int, user, data) -> None:
    if _numbers(data, "shown"):
        _choose(batch_id, user, data)
    submit_batch(batch_id, user)


def _draft(batch_id: int, user, data) -> None:
    if _numbers(data, "shown"):
        _choose(batch_id, user, data)
    ask_for_drafts(batch_id, user, send_to_review=bool(data.get("send_to_review")))
    tasks.draft_batch.enqueue(batch_id)


def _approve(batch_id: int, user, data) -> None:
    seen = data.get("attempt", "")
    approve_batch(
        batch_id,
        user,
        override_reason=data.get("override_reason", ""),
        seen_attempt=int(seen) if seen.isdecimal() and len(seen) < 9 else 0,
    )
    tasks.apply_batch.enqueue(batch_id)


def _read_again(batch_id: int, user, data) -> None:
    read_batch_again(batch_id, user)
    tasks.read_batch.enqueue(batch_id)


def _resume(batch_id: int, user, data) -> None:
    """Have another worker take up what one left; a worker that is still at it keeps it."""
    batch = Batch.objects.get(pk=batch_id)
    if batch.state == BatchState.READING:
        tasks.read_batch.enqueue(batch_id)
    elif batch.state == BatchState.APPLYING and TABLE_NAMED[batch.table].makes_drafts:
        tasks.draft_batch.enqueue(batch_id)
    elif batch.state == BatchState.APPLYING:
        tasks.apply_batch.enqueue(batch_id)


VERBS: dict[str, Verb] = {
    "choose": Verb(_choose, _("The choice is kept.")),
    "submit": Verb(_submit, _("Sent to a second person.")),
    "draft": Verb(_draft),
    "approve": Verb(_approve),
    "decline": Verb(
        lambda batch_id, user, data: _nothing(decline_batch(batch_id, user, data.get("reason", ""))),
        _("The import is declined."),
    ),
    "read-again": Verb(_read_again),
    "discard": Verb(
        lambda batch_id, user, data: _nothing(discard_batch(batch_id, user)), _("The import is discarded.")
    ),
    "resume": Verb(_resume),
}


def _nothing(result: object) -> None:
    """The batch that an action gives back is of no use to a verb."""


def available_verbs(batch: Batch, user) -> frozenset[str]:
    """The verbs for which the page has a button for this person."""
    verbs = set()
    if not user.has_perm("initiatives.change_batch"):
        return frozenset()
    if batch.state == BatchState.READY:
        verbs.add("choose")
        if not TABLE_NAMED[batch.table].makes_drafts:
            verbs.add("submit")
        elif batch.uploaded_by_id == user.pk:
            verbs.add("draft")
    if batch.state == BatchState.WAITING and is_reviewer(user):
        verbs |= {"decline"} if approval_problem(batch, user) else {"approve", "decline"}
        verbs |= {"override"} if approval_problem(batch, user) and user.is_superuser else set()
    if batch.state in READ_AGAIN_FROM:
        verbs |= {"read-again", "discard"}
    if is_given_up(batch):
        verbs.add("resume")
    return frozenset(verbs)
