"""Taking a record from the public: withdrawn, or unpublished; at once, or at a time."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.choices import RemovalKind
from initiatives.models import Approval, Removal
from initiatives.second_reader import may_remove, may_review, role_of


def withdraw_record(record, user, reason: str, due_at: datetime.datetime | None = None) -> Removal:
    """Withdraw what was true and is no longer kept: it stays readable at its address, under a notice."""
    return _remove(record, user, RemovalKind.WITHDRAWN, reason, due_at=due_at)


def unpublish_record(
    record, user, reason: str, successor=None, due_at: datetime.datetime | None = None
) -> Removal:
    """Take away what was published in error or merged; its address answers so, or leads to ``successor``."""
    return _remove(record, user, RemovalKind.UNPUBLISHED, reason, successor=successor, due_at=due_at)


def _remove(record, user, kind: str, reason: str, successor=None, due_at=None) -> Removal:
    """Raises ``PermissionDenied`` for whoever may not, and ``ValidationError`` by field for bad input."""
    if not may_remove(user) or not may_review(user, record):
        raise PermissionDenied(_("Only editors take records from the public, within their remit."))
    with transaction.atomic():
        record = type(record)._default_manager.select_for_update().get(pk=record.pk)
        _check(record, kind, reason, successor, due_at)
        for earlier in Removal.objects.of(record).scheduled():
            cancel_removal(earlier, user)
        removal = Removal.objects.create(
            content_type=ContentType.objects.get_for_model(record),
            object_id=record.pk,
            kind=kind,
            reason=reason.strip(),
            successor_id=successor.pk if successor else None,
            user=user,
            role=role_of(user),
            due_at=due_at or timezone.now(),
        )
        if due_at is None:
            carry_out_removal(removal)
        else:
            _log(removal, "initiatives.schedule_removal")
    return removal


def _check(record, kind: str, reason: str, successor, due_at) -> None:
    if kind not in record.removal_kinds:
        raise ValidationError({"kind": _("Choose one of the ways that there are.")})
    withdrawn = (
        not record.live and record.removal is not None and record.removal.kind == RemovalKind.WITHDRAWN
    )
    if not record.live and not (withdrawn and kind == RemovalKind.UNPUBLISHED):
        raise ValidationError(_("It is not public, so that there is nothing to take away."))
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason; readers see it.")})
    if due_at and due_at <= timezone.now():
        raise ValidationError({"due_at": _("Give a time that lies ahead, or none.")})
    if successor is not None and (type(successor) is not type(record) or successor.pk == record.pk):
        raise ValidationError({"successor": _("Choose another record of the same type.")})


def carry_out_removal(removal: Removal) -> None:
    """Take the record away now and keep its last public version with the removal."""
    record = removal.record
    earlier = record.removal
    removal.revision = record.live_revision or (earlier and earlier.revision)
    removal.removed_at = timezone.now()
    removal.save(update_fields=["revision", "removed_at"])
    Approval.objects.of(record).open().delete()
    if record.live:
        record.unpublish(log_action=False)
        record.follow_removal()
    _log(removal, f"initiatives.{'withdraw' if removal.kind == RemovalKind.WITHDRAWN else 'unpublish'}")


def cancel_removal(removal: Removal, user) -> None:
    """Take back a removal whose time has not come."""
    if removal.removed_at is not None:
        raise ValidationError(_("It has taken place already."))
    data = {"from": removal.due_at and removal.due_at.isoformat(), "to": None}
    log(removal.record, "initiatives.cancel_removal", user=user, data=data)
    removal.delete()


def _log(removal: Removal, action: str) -> None:
    data = {
        "reason": removal.reason,
        "successor": removal.successor_id,
        "due_at": removal.due_at and removal.due_at.isoformat(),
    }
    log(removal.record, action, user=removal.user, revision=removal.revision, data=data)
