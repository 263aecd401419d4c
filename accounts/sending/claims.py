"""Who may hand over which mail: a worker puts some aside, then claims one at a time, each by one update.

A worker may die at any moment. What it had put aside is then taken by another after a while, for nothing
of that had begun. The one that it had claimed may be out or not, and becomes *unknown*.
"""

import datetime

from django.db import connection
from django.db.models import QuerySet

from accounts.models import Delivery, Mailing
from accounts.models.delivery import TO_BE_SENT, DeliveryState
from accounts.sending.outcome import Fate, Outcome
from accounts.sending.pauses import GIVEN_UP_AFTER, PUT_ASIDE_FOR, next_try

SENT_AND_CLAIMED = """
UPDATE accounts_delivery SET
    state = CASE WHEN id = %(sent)s THEN 'sent' ELSE 'claimed' END,
    sent_at = CASE WHEN id = %(sent)s THEN %(now)s ELSE sent_at END,
    claimed_at = CASE WHEN id = %(sent)s THEN claimed_at ELSE %(now)s END,
    answer = CASE WHEN id = %(sent)s THEN '' ELSE answer END,
    worker = CASE WHEN id = %(sent)s THEN '' ELSE worker END
WHERE worker = %(worker)s AND (
    id = %(sent)s AND state IN ('claimed', 'unknown')
    OR id = %(following)s AND state IN ('waiting', 'refused')
)
"""


def put_aside(mailing: Mailing, worker: str, now: datetime.datetime, most: int) -> list[Delivery]:
    """Some deliveries that are due, for this worker alone."""
    due = Delivery.objects.filter(mailing=mailing).due(now).free(now - PUT_ASIDE_FOR)
    keys = list(due.order_by("pk").values_list("pk", flat=True)[:most])
    # Asked again in the update, for another worker may have been quicker.
    due.filter(pk__in=keys).update(worker=worker, reserved_at=now)
    mine = Delivery.objects.filter(pk__in=keys, worker=worker, state__in=TO_BE_SENT)
    return list(mine.order_by("pk"))


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


def settle_sent_and_claim(sent: Delivery, following: Delivery, now: datetime.datetime) -> bool:
    """Write down that one is out and claim the one after it, in one update; whether that is claimed.

    Made by hand, for this is done for every mail and the database takes less time for it than the ORM.
    """
    moment = connection.ops.adapt_datetimefield_value(now)
    values = {"sent": sent.pk, "following": following.pk, "now": moment, "worker": following.worker}
    with connection.cursor() as cursor:
        cursor.execute(SENT_AND_CLAIMED, values)
        if cursor.rowcount == 2:
            return True
    # One of the two is not ours any more.
    return Delivery.objects.filter(
        pk=following.pk, worker=following.worker, state=DeliveryState.CLAIMED
    ).exists()


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
