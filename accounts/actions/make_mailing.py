"""Mailings are made when their time has come: whom they concern is decided in one pass over all readers."""

import datetime
from array import array
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import IntegrityError, transaction

from accounts.alerts.matching import Matcher
from accounts.alerts.news import news_of
from accounts.alerts.period import NOT_AT_ALL, Period
from accounts.alerts.readers import readers_of
from accounts.models import Delivery, Mailing
from accounts.models.mailing import MailingState
from accounts.models.subscriber import Rhythm

CHUNK = 1000
# Mails of a week or a month end at this hour of coordinated universal time; weeks on Monday.
HOUR = datetime.time(6, tzinfo=datetime.UTC)


def settling_time() -> datetime.timedelta:
    """How long a record must rest before its changes are told at once."""
    return datetime.timedelta(minutes=settings.ALERTS_SETTLE_MINUTES)


def make_due_mailings(now: datetime.datetime) -> list[Mailing]:
    """Make each mailing that is due; the first time, only note from when on each rhythm tells."""
    made = []
    for rhythm in Rhythm:
        last = Mailing.objects.filter(rhythm=rhythm).order_by("until").last()
        if last is None:
            _keep(_beginning(rhythm, now))
            continue
        until = end_of_period(rhythm, now - settling_time())
        if until <= last.until:
            continue
        mailing = Mailing(rhythm=rhythm, since=last.until, until=until)
        # At once: a minute in which nothing happened leaves no row, and the next one begins where it began.
        if rhythm == Rhythm.AT_ONCE and not news_of(period_of(mailing)).items:
            continue
        if _keep(mailing):
            made.append(mailing)
    return made


def _beginning(rhythm: str, now: datetime.datetime) -> Mailing:
    """What stands before the first mailing: an empty one, which ends now."""
    done = {"state": MailingState.DONE, "finished_at": now}
    return Mailing(rhythm=rhythm, since=now - datetime.timedelta(seconds=1), until=now, **done)


def end_of_period(rhythm: str, moment: datetime.datetime) -> datetime.datetime:
    """The latest end of a period of this rhythm that is not after a moment."""
    if rhythm == Rhythm.AT_ONCE:
        return moment
    day = (moment.astimezone(datetime.UTC) - datetime.timedelta(hours=HOUR.hour)).date()
    back = day.weekday() if rhythm == Rhythm.WEEKLY else day.day - 1
    return datetime.datetime.combine(day - datetime.timedelta(days=back), HOUR)


def period_of(mailing: Mailing) -> Period:
    """What a mailing tells of."""
    settling = settling_time() if mailing.rhythm == Rhythm.AT_ONCE else NOT_AT_ALL
    return Period(mailing.since, mailing.until, settling)


def make_deliveries(mailing: Mailing, matcher: Matcher, now: datetime.datetime) -> bool:
    """Owe a mail to each reader to whom there is something to tell; False if it is not made any more."""
    return owe_mails(mailing, _concerned(mailing, matcher, now))


def owe_mails(mailing: Mailing, readers: Iterable[int]) -> bool:
    """Owe a mail of a mailing to these readers, and have it sent; False if it is not being made any more.

    Whoever is owed one already is passed over, so that it can be begun again after a crash. Readers are read
    to the end before anything is written: SQLite could not write while its own reading goes on.
    """
    keys = array("q", readers)
    for start in range(0, len(keys), CHUNK):
        rows = [Delivery(mailing=mailing, subscriber_id=key) for key in keys[start : start + CHUNK]]
        with transaction.atomic():
            if not _still(mailing):
                return False
            Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    return bool(
        Mailing.objects.filter(pk=mailing.pk, state=MailingState.MAKING).update(state=MailingState.SENDING)
    )


def _concerned(mailing: Mailing, matcher: Matcher, now: datetime.datetime) -> Iterator[int]:
    if not matcher.news.items:
        return
    for reader in readers_of(mailing.rhythm, mailing.until, now.date()):
        if matcher.has_news(reader.rules, reader.minor_too):
            yield reader.key


def _still(mailing: Mailing) -> bool:
    return Mailing.objects.select_for_update().filter(pk=mailing.pk, state=MailingState.MAKING).exists()


def _keep(mailing: Mailing) -> bool:
    """Save it, unless another machine has made the same meanwhile."""
    try:
        with transaction.atomic():
            mailing.save()
    except IntegrityError:
        return False
    return True
