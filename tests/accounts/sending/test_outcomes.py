"""What becomes of a mail, by what a server says; how long to wait; what is due when."""

import datetime
import smtplib
from email import message_from_bytes, policy

import pytest
from django.core.mail import send_mail

from accounts.actions.make_mailing import end_of_period
from accounts.sending.outcome import Fate, outcome_of, outcome_of_opening
from accounts.sending.pauses import PAUSES, next_try
from tests.initiatives.history.desk import moment


class AnsweredByService(Exception):
    def __init__(self, status_code):
        super().__init__("No.")
        self.status_code = status_code


@pytest.mark.parametrize(
    ("error", "fate"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.org": (450, b"later")}), Fate.TRY_AGAIN),
        (smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"nobody")}), Fate.NEVER),
        (smtplib.SMTPDataError(451, b"later"), Fate.TRY_AGAIN),
        (smtplib.SMTPDataError(554, b"spam"), Fate.NEVER),
        (smtplib.SMTPSenderRefused(451, b"later", "us"), Fate.REST),
        (smtplib.SMTPSenderRefused(550, b"not you", "us"), Fate.STOP),
        (smtplib.SMTPNotSupportedError("SMTPUTF8"), Fate.NEVER),
        (smtplib.SMTPServerDisconnected("gone"), Fate.UNKNOWN),
        (TimeoutError(), Fate.UNKNOWN),
        (RuntimeError("\x00"), Fate.UNKNOWN),
        (AnsweredByService(400), Fate.NEVER),
        (AnsweredByService(401), Fate.STOP),
        (AnsweredByService(429), Fate.REST),
        (AnsweredByService(502), Fate.UNKNOWN),
        (AnsweredByService(None), Fate.UNKNOWN),
    ],
)
def test_only_an_answer_proves_that_a_mail_is_not_out(error, fate):
    outcome = outcome_of(error)
    assert outcome.fate == fate
    assert "\x00" not in outcome.answer


def test_a_server_that_does_not_open_is_asked_again_unless_it_knows_us_not():
    assert outcome_of_opening(ConnectionRefusedError()).fate == Fate.REST
    assert outcome_of_opening(smtplib.SMTPAuthenticationError(454, b"later")).fate == Fate.REST
    assert outcome_of_opening(smtplib.SMTPAuthenticationError(535, b"wrong")).fate == Fate.STOP


def test_pauses_grow_and_end():
    now = moment("2026-03-01T00:00")
    waits = [next_try(tries, now) - now for tries in range(1, len(PAUSES) + 1)]
    assert waits == sorted(set(waits))
    assert next_try(len(PAUSES) + 1, now) is None


@pytest.mark.parametrize(
    ("rhythm", "now", "end"),
    [
        ("weekly", "2026-03-09T06:00", "2026-03-09T06:00"),
        ("weekly", "2026-03-09T05:59", "2026-03-02T06:00"),
        ("weekly", "2026-03-15T23:00", "2026-03-09T06:00"),
        ("monthly", "2026-03-01T05:00", "2026-02-01T06:00"),
        ("monthly", "2026-03-31T23:00", "2026-03-01T06:00"),
        ("at-once", "2026-03-31T23:01", "2026-03-31T23:01"),
    ],
)
def test_weeks_end_on_monday_and_months_on_the_first_at_six(rhythm, now, end):
    assert end_of_period(rhythm, moment(now)) == moment(end)
    assert end_of_period(rhythm, moment(now)) <= moment(now) + datetime.timedelta(0)


def test_mails_of_the_demonstration_are_files_that_programs_for_mail_open(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path / "mail"
    settings.EMAIL_BACKEND = "accounts.sending.mail_files.EmailBackend"
    assert send_mail("São Paulo", "Body", None, ["reader@example.org"]) == 1
    (file,) = settings.MAIL_FOLDER.glob("*.eml")
    assert message_from_bytes(file.read_bytes(), policy=policy.default)["Subject"] == "São Paulo"
