"""The ledger of corrections as files and as a feed."""

import datetime
import json

import pytest
from defusedxml import ElementTree

from tests.factories import CorrectionReportFactory, PolicyFactory
from tests.initiatives.corrections.sending import ADDRESS
from tests.initiatives.exports.reading import ATOM, body, csv_rows, sheets

pytestmark = pytest.mark.django_db
MARKER = "zzreader"
NOON = datetime.datetime(2026, 3, 1, 12, 34, 56, tzinfo=datetime.UTC)


@pytest.fixture
def reports():
    """A report that was answered and one of a page, after them one of a record that is hidden, and spam."""
    typed = {"text": MARKER, "fact": MARKER, "email": f"{MARKER}@example.org", "address": f"/{MARKER}/"}
    policy = PolicyFactory(published=True, slug="law", official_title="Lei")
    days = [NOON + datetime.timedelta(days=number) for number in range(4)]
    return [
        CorrectionReportFactory(
            record=policy, answered=True, created_at=days[0], answered_at=days[2], **typed
        ),
        CorrectionReportFactory(created_at=days[1], **typed),
        CorrectionReportFactory(record=PolicyFactory(slug=MARKER), created_at=days[2], **typed),
        CorrectionReportFactory(state="spam", created_at=days[3], **typed),
    ]


def test_all_forms_hold_the_ledger_and_nothing_of_the_reader(reports, client):
    answered, of_page, hidden, _spam = reports
    rows = csv_rows(client, f"{ADDRESS}?format=csv&about=policies/law")
    assert [row["reference"] for row in rows] == [hidden.reference, of_page.reference, answered.reference]
    assert (rows[0]["type"], rows[0]["record"], rows[0]["page_url"]) == ("policies", "", "")
    last = rows[2]
    assert (last["reported_on"], last["answered_on"], last["answered_within_days"]) == (
        "2026-03-01",
        "2026-03-03",
        "2",
    )
    assert (last["record"], last["title"], last["title_language"]) == ("law", "Lei", "es")
    assert (last["report"], last["answer"]) == (answered.public_text, answered.answer)

    told = json.loads(body(client, f"{ADDRESS}?format=json"))
    assert [row["reference"] for row in told["records"]] == [row["reference"] for row in rows]
    lines, about = sheets(client, f"{ADDRESS}?format=xlsx")
    assert list(lines[0]) == list(rows[0])
    assert about["count"] == len(lines) - 1 == 3

    for page in ("", "&page=all"):
        feed = ElementTree.fromstring(body(client, f"{ADDRESS}?state=corrected&format=atom{page}"))
        entry = feed.find(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}title") == f"{answered.reference}: Lei"
        assert entry.findtext(f"{ATOM}updated") == "2026-03-03T00:00:00+00:00"
        assert feed.findtext(f"{ATOM}updated") == "2026-03-03T00:00:00+00:00"
        assert answered.answer in entry.findtext(f"{ATOM}summary")

    for form in ("csv", "json", "atom", "atom&page=all"):
        content = body(client, f"{ADDRESS}?format={form}").decode()
        assert MARKER not in content
        assert "12:34" not in content


def test_file_costs_as_many_queries_for_many_reports_as_for_few(client, count_queries):
    def make(number):
        for _place in range(number):
            CorrectionReportFactory(record=PolicyFactory(published=True), answered=True)

    make(2)
    few = [
        count_queries(lambda form=form: body(client, f"{ADDRESS}?format={form}")) for form in ("csv", "atom")
    ]
    make(8)
    many = [
        count_queries(lambda form=form: body(client, f"{ADDRESS}?format={form}")) for form in ("csv", "atom")
    ]
    assert few == many


def test_wrong_query_gives_no_file_but_the_name_of_the_field(client):
    answer = client.get(f"{ADDRESS}?format=csv&state=spam")
    assert answer.status_code == 400
    assert answer.content.decode().startswith("state: ")


def test_page_leads_to_its_files_without_what_the_form_is_about(reports, client):
    page = client.get(f"{ADDRESS}?state=corrected&about=policies/law").content.decode()
    for form in ("csv", "xlsx", "json", "atom"):
        assert f'href="{ADDRESS}?state=corrected&amp;format={form}"' in page
