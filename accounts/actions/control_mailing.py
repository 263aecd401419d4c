"""What operators do with a mailing: pause, resume, cancel, and decide on mails of which nobody knows."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import Delivery, Mailing, User
from accounts.models.delivery import TO_BE_SENT, DeliveryState
from accounts.models.mailing import OPEN, MailingState

ACTIVE = (MailingState.MAKING, MailingState.SENDING)


def pause_mailing(mailing: Mailing, user: User) -> bool:
    """Hand over nothing more until it is resumed; a mail that is on its way arrives."""
    return _change(mailing, user, ACTIVE, "pause", state=MailingState.PAUSED)


def resume_mailing(mailing: Mailing, user: User) -> bool:
    """Go on. It is made anew, which passes over all to whom a mail is owed already."""
    fresh = {"message": "", "tries": 0, "next_try_at": None, "beat_at": None}
    return _change(mailing, user, (MailingState.PAUSED,), "resume", state=MailingState.MAKING, **fresh)


def cancel_mailing(mailing: Mailing, user: User) -> bool:
    """Hand over nothing more, for good."""
    with transaction.atomic():
        ended = {"state": MailingState.CANCELLED, "finished_at": timezone.now()}
        if not _change(mailing, user, OPEN, "cancel", **ended):
            return False
        waiting = Delivery.objects.filter(mailing=mailing, state__in=TO_BE_SENT)
        waiting.update(state=DeliveryState.CANCELLED, worker="")
    return True


def send_unknown_again(mailing: Mailing, user: User) -> int:
    """Send again what may have arrived already; only a person decides that, and the log says who."""
    with transaction.atomic():
        unknown = Delivery.objects.filter(mailing=mailing, state=DeliveryState.UNKNOWN)
        again = unknown.update(state=DeliveryState.WAITING, worker="", next_try_at=None)
        states = (*OPEN, MailingState.DONE)
        # Before the row changes state nobody looks for work in it.
        if again and not _change(
            mailing, user, states, "send_again", state=MailingState.MAKING, finished_at=None, beat_at=None
        ):
            transaction.set_rollback(True)
            return 0
    return again


def _change(mailing: Mailing, user: User, states: tuple, action: str, **fields) -> bool:
    """Change the state, if it still is one of these; the log says who did it."""
    with transaction.atomic():
        rows = Mailing.objects.filter(pk=mailing.pk, state__in=states)
        if not rows.update(changed_by=user, **fields):
            return False
        mailing.refresh_from_db()
        log(mailing, f"accounts.mailing_{action}", user=user)
    return True
