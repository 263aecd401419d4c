"""What happens between a draft and its publication: submitting, taking on, remarking, sending back."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.models import Remark, Review
from initiatives.second_reader import is_reviewer, may_review, may_write, second_reader_problem


def submit_record(record, user) -> None:
    """Send the latest draft to a second reader, anew or after changes were asked for.

    Raises ``ValidationError`` with everything that would keep it from the public.
    """
    if not may_write(user, record):
        raise PermissionDenied(_("Only those who write may submit."))
    if record.workflow_in_progress:
        raise ValidationError(_("It waits for its second reader already."))
    record.get_latest_revision_as_object().check_publishable()
    state = record.current_workflow_state
    with transaction.atomic():
        if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
            state.resume(user)
        else:
            _workflow_of(record).start(record, user)


def request_changes(record, user, reason: str) -> None:
    """Send a draft back to its author with the reason."""
    task_state = _waiting(record)
    _check_reviewer(record, user)
    if not reason.strip():
        raise ValidationError({"reason": _("Say what has to change; the author reads it.")})
    task_state.reject(user=user, comment=reason.strip())


def take_back(record, user) -> None:
    """End the review at the wish of whoever asked for it, or of a reviewer."""
    state = record.current_workflow_state
    if state is None or not (state.requested_by_id == user.pk or may_review(user, record)):
        raise PermissionDenied(_("Only whoever submitted it, or a reviewer, takes it back."))
    state.cancel(user=user)


def assign_review(record, user, reviewer, due_on: datetime.date | None = None) -> Review:
    """Give the review to somebody, oneself included, or to nobody; ``due_on`` is when it should be done.

    Raises ``ValidationError`` where the person cannot be the second reader of this draft.
    """
    task_state = _waiting(record)
    if not is_reviewer(user):
        raise PermissionDenied(_("Only reviewers share out reviews."))
    if reviewer is not None:
        problem = second_reader_problem(record, task_state.revision, reviewer)
        if problem:
            raise ValidationError({"reviewer": problem})
    if due_on and due_on < timezone.localdate():
        raise ValidationError({"due_on": _("Give today or a day that lies ahead.")})
    with transaction.atomic():
        review, _made = Review.objects.select_for_update().get_or_create(task_state=task_state)
        before = _as_data(review)
        review.reviewer, review.due_on = reviewer, due_on
        review.save()
        log(record, "initiatives.assign", user=user, data={"from": before, "to": _as_data(review)})
    return review


def claim_review(record, user) -> Review:
    """Take on a review that nobody else has; raises ``ValidationError`` where somebody has."""
    review = Review.objects.filter(task_state=_waiting(record)).first()
    if review and review.reviewer_id not in (None, user.pk):
        raise ValidationError(_("Somebody else has taken it on already."))
    return assign_review(record, user, user, review.due_on if review else None)


def remark(record, user, text: str, field: str = "") -> Remark:
    """Remark on a field of a draft, or on the whole of it."""
    if not may_write(user, record):
        raise PermissionDenied(_("Only those who write or review may remark."))
    if not text.strip():
        raise ValidationError({"text": _("Write the remark.")})
    made = Remark.objects.create(
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        field=field,
        text=text.strip(),
        user=user,
    )
    log(record, "initiatives.remark", user=user, data={"field": field, "text": made.text})
    return made


def settle_remark(made: Remark, user) -> None:
    """Mark a remark as settled; once."""
    if not may_write(user, made.content_type.model_class()):
        raise PermissionDenied(_("Only those who write or review may settle remarks."))
    if Remark.objects.unsettled().filter(pk=made.pk).update(resolved_at=timezone.now(), resolved_by=user):
        log(made.record, "initiatives.settle", user=user, data={"field": made.field, "text": made.text})


def _workflow_of(record):
    workflow = record.get_workflow()
    if workflow is None:
        raise ValidationError(_("There is no workflow for this type; an administrator has to set one."))
    return workflow


def _waiting(record):
    task_state = record.current_workflow_task_state
    if task_state is None or not record.workflow_in_progress:
        raise ValidationError(_("It does not wait for a second reader."))
    return task_state


def _check_reviewer(record, user) -> None:
    if not may_review(user, record):
        raise PermissionDenied(_("Only reviewers do this, within their remit."))


def _as_data(review: Review) -> dict:
    return {"reviewer": review.reviewer_id, "due_on": review.due_on.isoformat() if review.due_on else None}
