"""Mailings with something to tell, for tests of sending."""

import datetime

from django.utils import timezone

from accounts.actions.make_mailing import make_deliveries, period_of
from accounts.alerts.matching import Matcher
from accounts.alerts.news import news_of
from accounts.models import Delivery, Mailing, Subscriber
from accounts.models.mailing import MailingState
from tests.factories import InstrumentFactory
from tests.factories.readers import FollowFactory, SubscriberFactory


def readers(number: int, **fields) -> list[Subscriber]:
    """Readers who follow everything."""
    people = [SubscriberFactory(confirmed_at=_days_ago(9), **fields) for _each in range(number)]
    for person in people:
        FollowFactory(subscriber=person)
    return people


def news(**fields):
    """A record that has just been published."""
    return InstrumentFactory(published=True, **fields)


def mailing(rhythm: str = "weekly", state: str = MailingState.MAKING) -> Mailing:
    """A mailing of the last week."""
    return Mailing.objects.create(rhythm=rhythm, since=_days_ago(7), until=timezone.now(), state=state)


def owe_mails(its: Mailing) -> bool:
    """Owe a mail to each reader to whom it has something to tell."""
    return make_deliveries(its, Matcher(news_of(period_of(its))), timezone.now())


def states(its: Mailing) -> dict[str, str]:
    """What has become of the mail of each reader."""
    return dict(Delivery.objects.filter(mailing=its).values_list("subscriber__email", "state"))


def _days_ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)
