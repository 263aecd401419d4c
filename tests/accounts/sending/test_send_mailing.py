"""From a mailing that is due to mails, with a real server, and all that keeps a mail from going out."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from accounts import mailing_tasks
from accounts.actions.control_mailing import (
    cancel_mailing,
    pause_mailing,
    resume_mailing,
    send_unknown_again,
)
from accounts.actions.make_mailing import make_due_mailings
from accounts.actions.send_mailing import Sent, send_mailing
from accounts.models import Delivery, Mailing, Subscriber
from accounts.models.mailing import MailingState
from accounts.sending import pace
from initiatives.actions.remove import withdraw_record
from tests.accounts.sending.mailings import mailing, news, owe_mails, readers, states
from tests.accounts.sending.sink import running_sink
from tests.factories import UserFactory
from tests.factories.readers import FollowFactory, SubscriberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(settings):
    with running_sink() as its:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", its.port
        yield its


def later(**parts):
    moment = timezone.now() + datetime.timedelta(**parts)
    return lambda: moment


def test_all_mails_go_out_on_one_connection_and_each_is_its_readers_own(sink):
    people = readers(3, language="pt")
    news(official_title="Convenção de São Paulo", official_title_language="pt")
    its = mailing()
    assert send_mailing(its.pk).sent == 3
    assert sink.connections == 1
    assert set(states(its).values()) == {"sent"}
    mails = sink.mails()
    assert {its["To"] for its in mails} == {person.email for person in people}
    assert len({its["Message-ID"] for its in mails}) == len({its["List-Unsubscribe"] for its in mails}) == 3
    assert {str(its["Subject"]) for its in mails} == {"Novo: Convenção de São Paulo"}
    its.refresh_from_db()
    assert its.state == MailingState.DONE
    assert send_mailing(its.pk).sent == 0


def test_other_work_has_its_turn_during_a_long_mailing(sink, monkeypatch):
    monkeypatch.setattr(pace, "AT_A_TIME", 1)
    monkeypatch.setattr(mailing_tasks, "PORTION_SECONDS", 0)
    people = readers(3)
    news()
    its = mailing()
    assert send_mailing(its.pk, seconds=0) == Sent(sent=1, time_is_up=True)
    assert list(states(its).values()).count("waiting") == 2
    mailing_tasks.send_portion.enqueue(its.pk)
    assert sorted(mail["To"] for mail in sink.mails()) == sorted(person.email for person in people)
    its.refresh_from_db()
    assert its.state == MailingState.DONE


def test_as_many_workers_are_asked_as_there_are_and_send_each_mail_once(sink, settings):
    settings.MAIL_WORKERS = 2
    people = readers(3)
    news()
    its = mailing()
    mailing_tasks.send_mailing.enqueue(its.pk)
    assert sorted(mail["To"] for mail in sink.mails()) == sorted(person.email for person in people)


def test_refusals_for_now_are_tried_again_and_those_for_good_are_not(sink):
    first, second, third = readers(3)
    news()
    its = mailing()
    sink.refuse = {first.email: "451 Come back later", second.email: "550 Nobody of that name"}
    send_mailing(its.pk)
    assert states(its) == {first.email: "refused", second.email: "failed", third.email: "sent"}
    assert Delivery.objects.get(subscriber=second).answer == "550 Nobody of that name"
    its.refresh_from_db()
    assert its.state == MailingState.SENDING
    sink.refuse = {}
    assert send_mailing(its.pk).sent == 0
    assert send_mailing(its.pk, clock=later(minutes=2)).sent == 1
    assert states(its)[second.email] == "failed"
    its.refresh_from_db()
    assert its.state == MailingState.DONE
    assert sink.times == {first.email: 1, third.email: 1}


def test_a_server_that_is_down_costs_no_mail_a_try(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    readers(2)
    news()
    its = mailing()
    send_mailing(its.pk)
    assert set(states(its).values()) == {"waiting"}
    its.refresh_from_db()
    assert "refused" in its.message.lower()
    assert its.next_try_at > timezone.now()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_mailing(its.pk).sent == 0
    assert send_mailing(its.pk, clock=later(minutes=2)).sent == 2
    its.refresh_from_db()
    assert (its.state, its.message) == (MailingState.DONE, "")


def test_a_server_that_refuses_us_waits_for_an_operator(sink, settings):
    settings.DEFAULT_FROM_EMAIL = "portal@example.org"
    readers(2)
    news()
    its = mailing()

    async def refuse(server, session, envelope, address, options):
        return "550 Not from you"

    sink.handle_MAIL = refuse
    send_mailing(its.pk)
    its.refresh_from_db()
    assert (its.state, its.message) == (MailingState.PAUSED, "550 Not from you")
    assert set(states(its).values()) == {"waiting"}


def test_who_left_paused_or_has_nothing_to_be_told_gets_no_mail():
    gone, paused, changed, stays = readers(4)
    record = news()
    its = mailing()
    owe_mails(its)
    gone.delete()
    Subscriber.objects.filter(pk=paused.pk).update(state="paused")
    changed.follows.all().delete()
    FollowFactory(subscriber=changed, kind="section", section="events")
    send_mailing(its.pk)
    assert [message.to for message in mail.outbox] == [[stays.email]]
    assert states(its) == {
        None: "cancelled",
        paused.email: "cancelled",
        changed.email: "cancelled",
        stays.email: "sent",
    }

    mail.outbox.clear()
    withdraw_record(record, UserFactory(superuser=True), "It was wrong.")
    again = Mailing.objects.create(rhythm="weekly", since=its.until, until=timezone.now())
    Delivery.objects.create(mailing=again, subscriber=stays)
    Mailing.objects.filter(pk=again.pk).update(since=its.since - datetime.timedelta(days=1))
    send_mailing(again.pk)
    assert mail.outbox == []


def test_only_those_of_the_rhythm_who_had_confirmed_are_owed_a_mail(count_queries):
    readers(1, rhythm="monthly")
    FollowFactory(subscriber=SubscriberFactory(confirmed_at=later(days=1)()))
    (reader,) = readers(1)
    news()
    its = mailing()
    owe_mails(its)
    assert states(its) == {reader.email: "waiting"}


def test_making_a_mailing_takes_as_many_queries_for_many_readers(count_queries):
    news()

    def queries_with(number):
        readers(number)
        its = mailing()
        return count_queries(lambda: owe_mails(its))

    few = queries_with(2)
    Mailing.objects.all().delete()
    assert queries_with(20) == few


def test_the_command_makes_what_is_due_once_and_says_nothing_of_the_time_before(settings):
    readers(1)
    (at_once,) = readers(1, rhythm="at-once")
    news()
    call_command("send_alerts", "--here", verbosity=0)
    assert mail.outbox == []
    assert set(Mailing.objects.values_list("state", flat=True)) == {"done"}

    news(official_title="Second", official_title_language="es")
    call_command("send_alerts", verbosity=0)
    assert mail.outbox == []
    settings.ALERTS_SETTLE_MINUTES = 0
    for _time in range(2):
        call_command("send_alerts", verbosity=0)
    assert [(its.subject, its.to) for its in mail.outbox] == [("New: Second", [at_once.email])]


def test_two_machines_make_one_mailing():
    now = timezone.now()
    make_due_mailings(now)
    next_week = now + datetime.timedelta(days=8)
    made = make_due_mailings(next_week)
    assert "weekly" in {its.rhythm for its in made}
    assert make_due_mailings(next_week) == []
    assert Mailing.objects.filter(rhythm="weekly").count() == 2


def test_operators_pause_resume_and_cancel():
    operator = UserFactory(superuser=True)
    people = readers(2)
    news()
    its = mailing()
    assert pause_mailing(its, operator)
    assert send_mailing(its.pk).sent == 0
    assert not pause_mailing(its, operator)
    assert resume_mailing(its, operator)
    assert send_mailing(its.pk).sent == 2
    assert not cancel_mailing(its, operator)

    Delivery.objects.filter(subscriber=people[0]).update(state="unknown")
    assert send_unknown_again(its, operator) == 1
    assert send_mailing(its.pk).sent == 1
    other = mailing("monthly")
    Delivery.objects.create(mailing=other, subscriber=people[0])
    assert cancel_mailing(other, operator)
    assert states(other) == {people[0].email: "cancelled"}
    assert send_mailing(other.pk).sent == 0
    assert not resume_mailing(other, operator)
