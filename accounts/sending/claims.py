"""Who may hand over which mail: a worker puts some aside, then claims one at a time, each by one update.

A worker may die at any moment. What it had put aside is then taken by another after a while, for nothing
of that had begun. The one that it had claimed may be out or not, and becomes *unknown*.
"""

import datetime

from django.db.models import QuerySet

from accounts.models import Delivery, Mailing
from accounts.models.delivery import TO_BE_SENT, DeliveryState
from accounts.sending.outcome import Fate, Outcome
from accounts.sending.pauses import GIVEN_UP_AFTER, PUT_ASIDE_FOR, next_try

AT_A_TIME = 50


def put_aside(mailing: Mailing, worker: str, now: datetime.datetime) -> list[Delivery]:
    """Some deliveries that are due, for this worker alone."""
    due = Delivery.objects.filter(mailing=mailing).due(now).free(now - PUT_ASIDE_FOR)
    keys = list(due.order_by("pk").values_list("pk", flat=True)[:AT_A_TIME])
    # Asked again in the update, for another worker may have been quicker.
    due.filter(pk__in=keys).update(worker=worker, reserved_at=now)
    mine = Delivery.objects.filter(pk__in=keys, worker=worker, state__in=TO_BE_SENT)
    return list(mine.select_related("subscriber").order_by("pk"))


def let_go(mailing: Mailing, worker: str) -> None:
    """Give back what this worker has put aside and not claimed."""
    Delivery.objects.filter(mailing=mailing, worker=worker, state__in=TO_BE_SENT).update(worker="")


def claim(delivery: Delivery, now: datetime.datetime) -> bool:
    """Claim a delivery for handing it over; False if it is another's by now, or cancelled."""
    mine = Delivery.objects.filter(pk=delivery.pk, worker=delivery.worker, state__in=TO_BE_SENT)
    return bool(mine.update(state=DeliveryState.CLAIMED, claimed_at=now))


def settle(delivery: Delivery, outcome: Outcome, now: datetime.datetime) -> None:
    """Write down what became of a claimed delivery, also where it has been given up meanwhile."""
    fields: dict = {"answer": outcome.answer, "worker": ""}
    match outcome.fate:
        case Fate.SENT:
            fields |= {"state": DeliveryState.SENT, "sent_at": now}
        case Fate.UNKNOWN:
            fields["state"] = DeliveryState.UNKNOWN
        case Fate.NEVER:
            fields["state"] = DeliveryState.FAILED
        case Fate.REST | Fate.STOP:
            fields["state"] = DeliveryState.WAITING
        case Fate.TRY_AGAIN:
            tries = delivery.tries + 1
            again = next_try(tries, now)
            state = DeliveryState.REFUSED if again else DeliveryState.FAILED
            fields |= {"state": state, "tries": tries, "next_try_at": again}
    _claimed_by(delivery).update(**fields)


def cancel(delivery: Delivery, why: str) -> None:
    """There is nothing to send any more: the reader has left, or nothing is left to tell."""
    mine = Delivery.objects.filter(pk=delivery.pk, worker=delivery.worker, state__in=TO_BE_SENT)
    mine.update(state=DeliveryState.CANCELLED, answer=why, worker="")


def give_up_claims(now: datetime.datetime, after: datetime.timedelta = GIVEN_UP_AFTER) -> int:
    """Call unknown what was claimed so long ago that its worker must be dead; never sent again by itself."""
    dead = Delivery.objects.filter(state=DeliveryState.CLAIMED, claimed_at__lt=now - after)
    return dead.update(state=DeliveryState.UNKNOWN)


def _claimed_by(delivery: Delivery) -> QuerySet[Delivery]:
    states = (DeliveryState.CLAIMED, DeliveryState.UNKNOWN)
    return Delivery.objects.filter(pk=delivery.pk, worker=delivery.worker, state__in=states)
