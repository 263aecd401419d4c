"""Marking a record as read against its sources again and found still true."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.actions.ask_for_dataset import ask_for_dataset


def mark_checked(record, user) -> None:
    """Set the day of the check to today, on what is public; drafts keep their own content.

    It needs no second reader, for nothing else changes. Raises ``PermissionDenied`` for whoever may not
    write, and ``ValidationError`` where the record is not public.
    """
    if not user.has_perm(f"initiatives.change_{record._meta.model_name}"):
        raise PermissionDenied(_("Only those who write may check."))
    today = timezone.localdate()
    with transaction.atomic():
        record = type(record)._default_manager.select_for_update().get(pk=record.pk)
        if not record.live:
            raise ValidationError(_("It is not public; the day of the check is set in its draft."))
        before = record.verified_on
        rows = type(record)._default_manager.filter(pk=record.pk)
        rows.update(verified_on=today, still_true_on=today)
        ask_for_dataset()
        data = {"from": before.isoformat() if before else None, "to": today.isoformat()}
        log(record, "initiatives.check", user=user, data=data)
