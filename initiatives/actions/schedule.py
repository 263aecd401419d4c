"""Doing what was decided for a time that has come: each once, whoever asks and however often."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from initiatives.actions.remove import carry_out_removal
from initiatives.models import Approval, Removal

logger = logging.getLogger(__name__)


@dataclass
class ScheduleReport:
    """How many records went live, were removed, or could not be."""

    published: int = 0
    removed: int = 0
    failed: int = 0


def carry_out_schedule() -> ScheduleReport:
    """Publish and remove what is due, each record in a transaction of its own.

    Two machines may run it at once: a row is locked while it is worked on and looked at again after.
    What fails keeps the reason, is logged once, and is tried again on the next call.
    """
    report, now = ScheduleReport(), timezone.now()
    for approval_id in Approval.objects.due(now).values_list("pk", flat=True):
        _count(report, "published", _once(_publish, Approval.objects.due(now), approval_id))
    for removal_id in Removal.objects.due(now).values_list("pk", flat=True):
        _count(report, "removed", _once(carry_out_removal, Removal.objects.due(now), removal_id))
    return report


def _count(report: ScheduleReport, success: str, outcome: bool | None) -> None:
    if outcome is None:
        return
    name = success if outcome else "failed"
    setattr(report, name, getattr(report, name) + 1)


def _once(act: Callable, rows, row_id: int) -> bool | None:
    """True if done, False if refused, None where somebody else has done it or is at it."""
    try:
        with transaction.atomic():
            row = rows.select_for_update(skip_locked=True).filter(pk=row_id).first()
            if row is None:
                return None
            act(row)
            return True
    except (PermissionDenied, ValidationError) as error:
        _note(rows, row_id, " ".join(getattr(error, "messages", [str(error)])))
        return False


def _note(rows, row_id: int, problem: str) -> None:
    if rows.model is Approval and rows.filter(pk=row_id).exclude(problem=problem).update(problem=problem):
        logger.error("The scheduled publication %d was refused: %s", row_id, problem)


def _publish(approval: Approval) -> None:
    approval.record.publish(approval.revision, user=approval.user)
