"""Approving a draft as its second reader: it goes live at once, or at a time."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.choices import PublicationWeight
from initiatives.models import Approval
from initiatives.second_reader import role_of, second_reader_problem


def approve_revision(
    record,
    revision,
    user,
    *,
    change_note: str,
    weight: str = PublicationWeight.MAJOR,
    go_live_at: datetime.datetime | None = None,
    override_reason: str = "",
) -> Approval:
    """Let a revision go live, at once or at ``go_live_at``; returns the approval.

    A superuser may do so without a second reader, with a written reason that is kept for good. Raises
    ``PermissionDenied`` for whoever may not approve it, and ``ValidationError`` with everything that
    keeps the content from the public, or where a newer draft has been saved since it was read.
    """
    with transaction.atomic():
        record = type(record)._default_manager.select_for_update().get(pk=record.pk)
        _check_decision(record, revision, user, override_reason)
        _check_words(record, revision, change_note, go_live_at)
        _cancel_scheduled(record, user)
        approval = Approval.objects.create(
            content_type=revision.base_content_type,
            object_id=record.pk,
            revision=revision,
            user=user,
            role=role_of(user),
            change_note=change_note.strip(),
            weight=weight,
            override_reason=override_reason.strip(),
            go_live_at=go_live_at,
        )
        _end_review(record, approval, user)
        action = "initiatives.override" if override_reason else "initiatives.approve"
        data = {"note": change_note, "reason": override_reason, "go_live_at": _iso(go_live_at)}
        log(record, action, user=user, revision=revision, data=data)
        if go_live_at is None:
            record.publish(revision, user=user)
    return approval


def cancel_schedule(approval: Approval, user) -> None:
    """Take back an approval whose time has not come; the draft stays and can be submitted again."""
    if approval.published_at is not None:
        raise ValidationError(_("It went live already; withdraw it instead."))
    log(
        approval.record,
        "initiatives.cancel_schedule",
        user=user,
        revision=approval.revision,
        data={"from": _iso(approval.go_live_at), "to": None},
    )
    approval.delete()


def _check_decision(record, revision, user, override_reason: str) -> None:
    if override_reason.strip():
        if not user.is_superuser:
            raise PermissionDenied(_("Only a superuser publishes without a second reader."))
        return
    problem = second_reader_problem(record, revision, user)
    if problem:
        raise PermissionDenied(problem)
    if not record.workflow_in_progress:
        raise ValidationError(_("It has not been submitted for review."))


def _check_words(record, revision, change_note: str, go_live_at) -> None:
    if revision.pk != record.latest_revision_id:
        raise ValidationError(_("Somebody has saved a newer draft since; read that one."))
    if not change_note.strip():
        raise ValidationError({"change_note": _("Say what changed and why; readers see it in the history.")})
    if go_live_at and go_live_at <= timezone.now():
        raise ValidationError({"go_live_at": _("Give a time that lies ahead, or none.")})
    revision.as_object().check_publishable()


def _cancel_scheduled(record, user) -> None:
    for approval in Approval.objects.of(record).open():
        cancel_schedule(approval, user)


def _end_review(record, approval: Approval, user) -> None:
    task_state = record.current_workflow_task_state
    if task_state is not None:
        task_state.approve(user=user, comment=approval.change_note)


def _iso(time: datetime.datetime | None) -> str | None:
    return time.isoformat() if time else None
