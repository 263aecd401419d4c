"""Editors answer readers at the desk; contributors read along."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from initiatives.models import CorrectionReport
from tests.factories import CorrectionReportFactory, PolicyFactory, UserFactory
from tests.initiatives.admin.desk import desk_url

pytestmark = pytest.mark.django_db
READERS = ("Contributors", "Editors", "Administrators")
ANSWERERS = ("Editors", "Administrators", "superuser")
EVERYBODY = ("nobody", "without role", *READERS, "superuser")
TEXTS = {"public_text": "The day was said to be wrong.", "answer": "It was, and is right now."}


def sign_in(client, role):
    if role == "nobody":
        return None
    person = UserFactory(superuser=True) if role == "superuser" else UserFactory()
    if role in READERS:
        person = UserFactory(role=role)
    client.force_login(person)
    return person


def url(view, report=None):
    return reverse(f"corrections:{view}", args=[report.pk] if report else ())


def answer(client, report, verdict, **changes):
    data = {**TEXTS, "seen": report.state, "verdict": verdict, **changes}
    return client.post(url("edit", report), data)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("verdict", ["corrected", "declined", "duplicate", "spam"])
def test_only_those_who_may_answer_decide(client, role, verdict):
    person = sign_in(client, role)
    report = CorrectionReportFactory()
    assert answer(client, report, verdict).status_code == 302
    report.refresh_from_db()
    if role not in ANSWERERS:
        assert (report.state, report.answer) == ("open", "")
        return
    assert report.state == verdict
    if verdict != "spam":
        assert (report.public_text, report.answer) == (TEXTS["public_text"], TEXTS["answer"])
        assert report.answered_by == person


@pytest.mark.parametrize("role", EVERYBODY)
def test_list_and_report_are_read_by_every_role(client, role):
    sign_in(client, role)
    report = CorrectionReportFactory(email="reader@example.org")
    for address in (url("index"), url("inspect", report)):
        response = client.get(address)
        if role in (*READERS, "superuser"):
            assert response.status_code == 200
            assert report.reference in response.content.decode()
            assert "reader@example.org" not in response.content.decode()
        else:
            assert response.status_code == 302
    assert (client.get(url("edit", report)).status_code == 200) == (role in ANSWERERS)


@pytest.mark.parametrize("role", EVERYBODY)
def test_nobody_adds_or_deletes(client, role):
    sign_in(client, role)
    report = CorrectionReportFactory()
    assert client.post(url("add"), TEXTS).status_code == 302
    assert client.post(url("delete", report)).status_code == 302
    assert CorrectionReport.objects.get() == report


def test_page_to_answer_shows_what_the_reader_wrote_and_leads_to_the_record(client):
    sign_in(client, "Editors")
    policy = PolicyFactory(published=True)
    text = "<b>It</b> was adopted on 3 May."
    report = CorrectionReportFactory(record=policy, text=text, source_url="https://example.org/law")
    page = client.get(url("edit", report)).content.decode()

    assert "&lt;b&gt;It&lt;/b&gt; was adopted" in page
    assert f'href="{desk_url(policy, "edit")}"' in page
    assert 'href="https://example.org/law"' in page


@pytest.mark.parametrize("missing", TEXTS)
def test_answer_without_its_texts_is_refused_and_kept(client, missing):
    sign_in(client, "Editors")
    report = CorrectionReportFactory()
    response = answer(client, report, "corrected", **{missing: " "})

    assert response.status_code == 200
    assert missing in response.context["form"].errors
    kept = next(iter(set(TEXTS) - {missing}))
    assert TEXTS[kept] in response.content.decode()
    report.refresh_from_db()
    assert report.state == "open"


@pytest.mark.parametrize("verdict", ["", "open", "nonsense"])
def test_other_verdicts_are_refused(client, verdict):
    sign_in(client, "Editors")
    report = CorrectionReportFactory()
    assert answer(client, report, verdict).status_code == 200
    report.refresh_from_db()
    assert report.state == "open"


def test_two_editors_at_once_are_noticed(client):
    sign_in(client, "Editors")
    report = CorrectionReportFactory()
    answer(client, report, "declined")
    response = answer(client, report, "corrected", answer="Another answer.")

    assert "Somebody else has answered it meanwhile" in response.content.decode()
    report.refresh_from_db()
    assert (report.state, report.answer) == ("declined", TEXTS["answer"])


def test_log_says_who_changed_what_and_nothing_of_the_reader(client):
    person = sign_in(client, "Editors")
    report = CorrectionReportFactory(email="reader@example.org", text="Words of a reader, quite long.")
    answer(client, report, "corrected")

    entry = ModelLogEntry.objects.get(action="initiatives.answer_correction")
    assert (entry.user, entry.data) == (person, {"from": "open", "to": "corrected"})
    assert client.get(url("history", report)).status_code == 200
    assert "Answered a reader" in client.get(url("history", report)).content.decode()


def test_list_needs_as_many_queries_for_many_reports(client, count_queries):
    sign_in(client, "Editors")
    CorrectionReportFactory.create_batch(2)
    CorrectionReportFactory(record=PolicyFactory(published=True), answered=True)
    client.get(url("index"))
    few = count_queries(lambda: client.get(url("index")))
    for policy in PolicyFactory.create_batch(12, published=True):
        CorrectionReportFactory(record=policy)
        CorrectionReportFactory(record=policy, answered=True)
    assert count_queries(lambda: client.get(url("index"))) == few


def test_list_is_filtered_by_state(client):
    sign_in(client, "Editors")
    waiting, done = CorrectionReportFactory(), CorrectionReportFactory(answered=True)
    page = client.get(url("index"), {"state": "open"}).content.decode()

    assert waiting.reference in page
    assert done.reference not in page


def exported(client, kind):
    response = client.get(url("index"), {"export": kind})
    body = b"".join(response)
    if kind == "csv":
        return list(csv.reader(io.StringIO(body.decode())))
    return [list(row) for row in load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_holds_no_address_of_a_reader_and_no_formula(client, kind):
    sign_in(client, "Editors")
    CorrectionReportFactory(text="=HYPERLINK(1)", fact="@fact", email="reader@example.org")
    head, row = exported(client, kind)
    cells = dict(zip(head, row, strict=True))

    assert cells["What is wrong"] == "'=HYPERLINK(1)"
    assert cells["Fact"] == "'@fact"
    assert "reader@example.org" not in str(row)


def test_waiting_reports_stand_oldest_first():
    late, early = CorrectionReportFactory(), CorrectionReportFactory(created_at="2026-01-01T00:00Z")
    CorrectionReportFactory(answered=True)
    CorrectionReportFactory(state="spam")

    assert list(CorrectionReport.objects.waiting()) == [early, late]
