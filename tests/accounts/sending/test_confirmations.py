"""Mails that ask for confirmation: each goes out once, and what fails for now is tried again."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.actions.send_confirmation import send_confirmation, take_up_confirmations
from accounts.models import SignUp
from tests.accounts.sending.sink import running_sink
from tests.factories.readers import SignUpFactory

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def sink(settings):
    with running_sink() as its:
        settings.EMAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", its.port
        yield its


def in_minutes(number):
    return timezone.now() + datetime.timedelta(minutes=number)


def test_a_mail_that_went_out_is_not_sent_again(sink):
    sign_up = SignUpFactory()
    for _time in range(2):
        send_confirmation(sign_up.pk)
    assert take_up_confirmations(in_minutes(60)) == []
    assert sink.times == {sign_up.email: 1}


def test_a_refusal_for_now_is_tried_again_later_each_time(sink, admin_client):
    sign_up = SignUpFactory()
    sink.refuse = {sign_up.email: "451 Come back later"}
    now = timezone.now()
    send_confirmation(sign_up.pk, now)
    sign_up.refresh_from_db()
    assert (sign_up.mail_state, sign_up.answer) == ("refused", "451 Come back later")
    first = sign_up.next_try_at - now
    assert take_up_confirmations(now) == []
    page = admin_client.get("/admin/mailings/").content.decode()
    assert sign_up.email in page
    assert "451 Come back later" in page

    send_confirmation(sign_up.pk, now)
    sign_up.refresh_from_db()
    assert sign_up.next_try_at - now > first

    sink.refuse = {}
    assert take_up_confirmations(in_minutes(30)) == [sign_up.pk]
    assert take_up_confirmations(in_minutes(30)) == []
    send_confirmation(sign_up.pk)
    assert sink.times == {sign_up.email: 1}


def test_a_server_that_is_down_is_asked_again_and_nothing_is_lost(settings, mailoutbox):
    settings.EMAIL_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    sign_up = SignUpFactory()
    send_confirmation(sign_up.pk)
    sign_up.refresh_from_db()
    assert sign_up.mail_state == "refused"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    SignUp.objects.update(next_try_at=timezone.now())
    call_command("send_confirmations", verbosity=0)
    assert len(mailoutbox) == 1


def test_hard_refusals_and_what_comes_too_late_are_given_up(sink, settings):
    hard, late = SignUpFactory(), SignUpFactory()
    sink.refuse = {hard.email: "550 Nobody of that name", late.email: "451 Come back later"}
    ends = late.created_at + datetime.timedelta(days=settings.SIGN_UP_DAYS)
    send_confirmation(hard.pk)
    send_confirmation(late.pk, ends - datetime.timedelta(seconds=30))
    assert set(SignUp.objects.values_list("mail_state", flat=True)) == {"failed"}
    assert take_up_confirmations(in_minutes(60 * 24 * 30)) == []


def test_what_a_dead_worker_claimed_becomes_unknown_and_is_not_sent(sink):
    dead = SignUpFactory(mail_state="claimed", claimed_at=timezone.now())
    lost = SignUpFactory()
    assert take_up_confirmations(in_minutes(0)) == []
    assert take_up_confirmations(in_minutes(60)) == [lost.pk]
    dead.refresh_from_db()
    assert dead.mail_state == "unknown"
    send_confirmation(dead.pk)
    assert sink.times == {}
