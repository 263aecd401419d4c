"""Answers are public, logged and sent once; nothing of a reader outlasts its use."""

import datetime
from email import message_from_bytes
from email.policy import default

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives.actions.answer_correction import answer_correction, mark_spam
from initiatives.actions.forget_reporters import KEPT, forget_reporters
from initiatives.actions.publish import publish_record
from initiatives.actions.report_correction import report_correction
from initiatives.models import CorrectionReport
from tests.factories import CorrectionReportFactory, PolicyFactory, UserFactory

pytestmark = pytest.mark.django_db
TEXTS = {"public_text": "The day was said to be wrong.", "answer": "It was: the gazette says 3 May."}
READER = "reader@example.org"


@pytest.fixture
def editor():
    return UserFactory(role="Editors")


@pytest.fixture
def answered(editor, django_capture_on_commit_callbacks):
    def answer(report, state="corrected", **changes):
        with django_capture_on_commit_callbacks(execute=True):
            return answer_correction(report, state, **{**TEXTS, **changes}, user=editor)

    return answer


def letters():
    return [message_from_bytes(message.message().as_bytes(), policy=default) for message in mail.outbox]


def test_reader_gets_the_answer_once_and_is_forgotten(answered):
    policy = PolicyFactory(published=True)
    report = CorrectionReportFactory(record=policy, email=READER, text="Words that I wrote myself.")
    answered(report)
    answered(report, answer="Mended later.")

    (letter,) = letters()
    body = letter.get_content()
    assert letter["To"] == READER
    assert letter["Subject"] == f"Your report {report.reference}"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    for text in (*TEXTS.values(), policy.heading, f"http://127.0.0.1:8000{policy.get_absolute_url()}"):
        assert text in body
    assert "http://127.0.0.1:8000/corrections/" in body
    assert CorrectionReport.objects.get().email == ""


def test_letter_is_about_a_page_or_a_record_that_is_gone_as_well(answered):
    answered(CorrectionReportFactory(email=READER))
    answered(CorrectionReportFactory(email=READER, record=PolicyFactory()))

    assert len(letters()) == 2
    assert all(TEXTS["answer"] in letter.get_content() for letter in letters())


def test_letter_escapes_nothing_and_leads_to_the_language_of_the_reader(answered):
    policy = PolicyFactory(published=True, official_title="Ley & “Norma” <2>")
    answered(CorrectionReportFactory(record=policy, email=READER, language="es"), answer="A < B & C")

    body = letters()[0].get_content()
    assert "Ley & “Norma” <2>" in body
    assert "A < B & C" in body
    assert f"/es/policies/{policy.slug}/" in body


def test_who_gave_no_address_gets_no_mail(answered):
    answered(CorrectionReportFactory())

    assert mail.outbox == []


@pytest.mark.parametrize("place", ["public_text", "answer"])
def test_addresses_of_people_are_kept_out_of_the_ledger(editor, place):
    with pytest.raises(ValidationError) as refused:
        answer_correction(
            CorrectionReportFactory(), "corrected", **{**TEXTS, place: f"As {READER} says."}, user=editor
        )

    assert list(refused.value.message_dict) == [place]


@pytest.mark.parametrize("role", ["Contributors", None])
def test_only_editors_answer(role):
    report, person = CorrectionReportFactory(), UserFactory(role=role)
    with pytest.raises(PermissionDenied):
        answer_correction(report, "corrected", **TEXTS, user=person)
    with pytest.raises(PermissionDenied):
        mark_spam(report, user=person)


def test_correction_names_the_version_that_came_after_the_report(answered):
    policy = PolicyFactory(published=True)
    report = CorrectionReportFactory(record=policy)
    other = CorrectionReportFactory(record=policy)
    assert answered(report).corrected_by is None
    publish_record(policy, change_note="The day was corrected.")

    assert answered(other).corrected_by.version == 2
    publish_record(policy, change_note="Something else.")
    assert answered(other, answer="Mended later.").corrected_by.version == 2
    assert answered(other, "declined").corrected_by is None


def test_ledger_names_the_version(answered, client):
    policy = PolicyFactory(published=True)
    report = CorrectionReportFactory(record=policy)
    publish_record(policy, change_note="The day was corrected.")
    answered(report)

    assert "corrected in version 2" in client.get("/corrections/").content.decode()


def test_time_of_the_first_answer_is_kept(answered):
    report = answered(CorrectionReportFactory())
    first = report.answered_at

    assert answered(report, "declined").answered_at == first


def test_spam_is_forgotten_at_once_and_may_turn_out_to_be_none(editor, answered):
    report = mark_spam(CorrectionReportFactory(email=READER), user=editor)

    assert (report.state, report.email) == ("spam", "")
    assert answered(report).state == "corrected"


def test_mail_that_fails_is_tried_again(answered, settings):
    settings.EMAIL_BACKEND = "tests.initiatives.actions.broken_mail.EmailBackend"
    report = CorrectionReportFactory(email=READER)
    answered(report)
    report.refresh_from_db()
    assert (report.state, report.email) == ("corrected", READER)
    assert forget_reporters().sent == 0

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert forget_reporters().sent == 1
    assert forget_reporters().sent == 0
    assert len(mail.outbox) == 1


def test_address_that_no_mail_reaches_is_erased_in_the_end(settings):
    settings.EMAIL_BACKEND = "tests.initiatives.actions.broken_mail.EmailBackend"
    report = CorrectionReportFactory(answered=True, email=READER)
    soon, late = (report.answered_at + KEPT + datetime.timedelta(minutes=add) for add in (-1, 1))

    assert forget_reporters(soon).erased == 0
    assert forget_reporters(late).erased == 1
    report.refresh_from_db()
    assert report.email == ""


def test_old_spam_is_deleted_and_nothing_else():
    old = timezone.now() - KEPT - datetime.timedelta(minutes=1)
    CorrectionReportFactory(state="spam", created_at=old)
    kept = [CorrectionReportFactory(state="spam"), CorrectionReportFactory(created_at=old)]
    call_command("forget_reporters", verbosity=0)

    assert set(CorrectionReport.objects.all()) == set(kept)


def test_command_says_what_it_did(capsys):
    call_command("forget_reporters")

    assert "0 answers sent" in capsys.readouterr().out


def test_answer_without_texts_is_refused_by_the_database_as_well():
    report = CorrectionReportFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        CorrectionReport.objects.filter(pk=report.pk).update(state="corrected")


def test_same_text_after_an_answer_is_a_new_report(answered):
    policy = PolicyFactory(published=True)
    first = report_correction(text="The day is wrong.", record=policy)
    answered(first)

    assert report_correction(text="The day is wrong.", record=policy) != first
