"""Workers that are killed at any point: nothing is lost without a word, and nothing arrives twice."""

import datetime
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions.send_mailing import send_mailing
from accounts.models import Mailing, Subscriber
from accounts.models.delivery import DeliveryState
from accounts.models.mailing import MailingState
from accounts.sending import pace
from accounts.sending.claims import give_up_claims
from accounts.sending.pauses import GIVEN_UP_AFTER
from tests.accounts.sending.mailings import mailing, news, owe_mails, readers, states
from tests.accounts.sending.sink import Sink, running_sink
from tests.table_copies import read_tables, write_tables

READERS, POINTS = 24, 20
# Seconds, about as many as a mail takes.
LONGEST_DELAY = 0.01


@pytest.fixture(scope="module")
def stored(django_db_setup, django_db_blocker) -> Iterator[list[Subscriber]]:
    """Readers and news that every process sees; afterwards the tables are as they were."""
    with django_db_blocker.unblock():
        before = read_tables()
        people = readers(READERS)
        news()
        reverse("newsletter")  # what every process would have to import
        yield people
        with transaction.atomic():
            write_tables(before)
        connection.close()


@pytest.fixture
def sink(settings) -> Iterator[Sink]:
    """A server to which mails go out."""
    with running_sink() as its:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", its.port
        yield its


@pytest.fixture
def its_mailing(stored) -> Iterator[Mailing]:
    """A mailing to all of them."""
    its = mailing()
    yield its
    its.delete()


def worker_in_a_process(key: int) -> int:
    """A worker in a process of its own, which knows nothing of this one; returns its number."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    failed = True
    try:
        send_mailing(key)
        failed = False
    finally:
        os._exit(failed)


def kill_at_random(chance: random.Random, sink: Sink, key: int) -> None:
    """Kill a worker at a random moment: of its first steps, or some time after a step of handing over.

    The server goes on meanwhile, so that the moment lies before, in or after any later step.
    """
    step = chance.choice(["start", "mail", "rcpt", "data"])
    number, delay = chance.randint(1, READERS // 3), chance.uniform(0, LONGEST_DELAY)
    reached = threading.Event()
    seen: Counter[str] = Counter()

    def on(its: str) -> None:
        seen[its] += 1
        if seen[step] == number:
            reached.set()

    sink.on = on
    victim = worker_in_a_process(key)
    if step != "start":
        assert reached.wait(20)
    time.sleep(delay)
    os.kill(victim, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(victim, 0)[1])
    sink.on = lambda step: None


@pytest.mark.django_db
def test_whoever_is_owed_a_mail_is_passed_over_when_a_mailing_is_made_again(stored, its_mailing):
    for _time in range(2):
        its_mailing.state = MailingState.MAKING
        its_mailing.save()
        assert owe_mails(its_mailing)
    assert its_mailing.deliveries.count() == READERS


@pytest.mark.parametrize("seed", range(POINTS))
def test_a_killed_worker_loses_nothing_and_doubles_nothing(seed, stored, its_mailing, sink):
    chance = random.Random(seed)  # noqa: S311  nothing is protected by it
    kill_at_random(chance, sink, its_mailing.pk)
    time.sleep(LONGEST_DELAY)  # the server takes what was on its way
    arrived = dict(sink.times)

    later = partial(_later, GIVEN_UP_AFTER * 2)
    unknown = give_up_claims(later())
    assert unknown <= 1
    send_mailing(its_mailing.pk, clock=later)

    its_mailing.refresh_from_db()
    assert its_mailing.state == MailingState.DONE
    became = states(its_mailing)
    left = {email for email, state in became.items() if state == DeliveryState.UNKNOWN}
    assert len(left) == unknown
    assert {email for email, state in became.items() if state == DeliveryState.SENT} == set(became) - left
    assert set(became) == {person.email for person in stored}
    for email in became:
        assert sink.times[email] == (arrived.get(email, 0) if email in left else 1)
        assert sink.times[email] <= 1


def test_two_workers_at_once_send_each_mail_once(stored, its_mailing, sink):
    workers = [worker_in_a_process(its_mailing.pk) for _each in range(2)]
    for process in workers:
        assert os.waitpid(process, 0)[1] == 0
    assert sink.times == {person.email: 1 for person in stored}
    its_mailing.refresh_from_db()
    assert its_mailing.state == MailingState.DONE


def test_two_workers_keep_to_one_pace(stored, its_mailing, sink, settings, monkeypatch):
    monkeypatch.setattr(pace, "PORTIONS", 360)  # so that each takes few turns and both take turns
    settings.MAILS_PER_MINUTE = 60 * 24
    times: list[float] = []
    sink.on = lambda step: times.append(time.monotonic()) if step == "data" else None
    workers = [worker_in_a_process(its_mailing.pk) for _each in range(2)]
    for process in workers:
        assert os.waitpid(process, 0)[1] == 0
    assert len(times) == READERS == 24
    assert times[-1] - times[0] > 23 / 24 - 0.1


def _later(by: datetime.timedelta) -> datetime.datetime:
    return timezone.now() + by
