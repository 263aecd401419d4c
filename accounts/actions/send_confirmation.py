"""The one mail to an address that has not confirmed yet; what fails for now is tried again."""

import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from accounts.addresses import address_hash
from accounts.letters.confirmation import confirmation_letter
from accounts.models import Forgotten, SignUp, Subscriber
from accounts.models.delivery_state import TO_BE_SENT, DeliveryState
from accounts.models.subscriber import SubscriberState
from accounts.sending.handing_over import HandOver
from accounts.sending.outcome import Fate, Outcome
from accounts.sending.pauses import GIVEN_UP_AFTER, PUT_ASIDE_FOR, next_try

FAILED = {"mail_state": DeliveryState.FAILED, "next_try_at": None}


def send_confirmation(sign_up_id: int, now: datetime.datetime | None = None) -> None:
    """Ask an address, unless it wanted never to be written to again or mails to it came back.

    Done by a worker, so that neither the answer nor its time tells which of these it was.
    """
    sign_up = SignUp.objects.filter(pk=sign_up_id, mail_state__in=TO_BE_SENT).first()
    if sign_up is None:
        return
    reader = Subscriber.objects.filter(email_key=sign_up.email_key).first()
    is_suppressed = reader is not None and reader.state == SubscriberState.SUPPRESSED
    if is_suppressed or Forgotten.objects.filter(address_hash=address_hash(sign_up.email_key)).exists():
        sign_up.delete()
        return
    _ask(sign_up, reader, now or timezone.now())


def _ask(sign_up: SignUp, reader: Subscriber | None, now: datetime.datetime) -> None:
    """Claim the mail before it is handed over, so that it goes out once whoever else tries."""
    mail, server = confirmation_letter(sign_up, reader), HandOver()
    try:
        if closed := server.ready():
            _note(sign_up, closed, now, TO_BE_SENT)
        elif _rows(sign_up, TO_BE_SENT).update(mail_state=DeliveryState.CLAIMED, claimed_at=now):
            _note(sign_up, server.give(mail), now, (DeliveryState.CLAIMED, DeliveryState.UNKNOWN))
    finally:
        server.close()


def _note(sign_up: SignUp, outcome: Outcome, now: datetime.datetime, states: tuple) -> None:
    """Write down what became of it; whatever failed for now is tried again as long as the link would hold."""
    fields: dict = {"answer": outcome.answer}
    match outcome.fate:
        case Fate.SENT:
            fields |= {"mail_state": DeliveryState.SENT, "next_try_at": None}
        case Fate.UNKNOWN:
            fields["mail_state"] = DeliveryState.UNKNOWN
        case Fate.NEVER:
            fields |= FAILED
        case Fate.TRY_AGAIN | Fate.REST | Fate.STOP:
            again = next_try(sign_up.tries + 1, now)
            ends = sign_up.created_at + datetime.timedelta(days=settings.SIGN_UP_DAYS)
            later = {"mail_state": DeliveryState.REFUSED, "next_try_at": again}
            fields |= {"tries": sign_up.tries + 1, **(later if again and again < ends else FAILED)}
    _rows(sign_up, states).update(**fields)


def take_up_confirmations(now: datetime.datetime) -> list[int]:
    """Those to be tried now, refused before or lost on their way to a worker; none twice in a short time.

    What was claimed long ago is unknown from now on, and never sent again.
    """
    dead = SignUp.objects.filter(mail_state=DeliveryState.CLAIMED, claimed_at__lt=now - GIVEN_UP_AFTER)
    dead.update(mail_state=DeliveryState.UNKNOWN)
    lost = Q(next_try_at=None, created_at__lt=now - PUT_ASIDE_FOR)
    due = SignUp.objects.filter(lost | Q(next_try_at__lte=now), mail_state__in=TO_BE_SENT)
    keys = due.order_by("pk").values_list("pk", flat=True)
    return [key for key in keys if due.filter(pk=key).update(next_try_at=now + PUT_ASIDE_FOR)]


def _rows(sign_up: SignUp, states: tuple):
    return SignUp.objects.filter(pk=sign_up.pk, mail_state__in=states)
