"""The public ledger shows reports, answers and reply times, and nothing of the reader."""

import datetime

import pytest
from django.utils import timezone

from initiatives.corrections.ledger import within
from initiatives.models import CorrectionReport
from tests.factories import CorrectionReportFactory, OrganisationFactory, PolicyFactory, SourceFactory
from tests.initiatives.corrections.sending import ADDRESS
from tests.portal.markup import faults

pytestmark = pytest.mark.django_db
MARKER = "zzreader"
TYPED = {
    "text": f"{MARKER} text",
    "fact": f"{MARKER} fact",
    "source_url": f"https://{MARKER}.example/",
    "email": f"{MARKER}@example.org",
}
DAY = datetime.timedelta(days=1)


def ledger(client, query="", language=""):
    response = client.get(f"{language}{ADDRESS}{query}")
    page = response.content.decode()
    assert response.status_code == 200
    assert faults(page) == []
    return page


@pytest.mark.parametrize("state", ["open", "corrected", "declined", "duplicate", "spam"])
@pytest.mark.parametrize("language", ["", "/es", "/pt"])
def test_nothing_that_a_reader_typed_is_public(client, state, language):
    policy = PolicyFactory(published=True)
    answered = state not in ("open", "spam")
    for record in (policy, None):
        CorrectionReportFactory(record=record, answered=answered, state=state, address=f"/{MARKER}/", **TYPED)
    queries = ("", f"?q={MARKER[:5]}", "?sort=date", f"?state={state}", f"?about=policies/{policy.slug}")
    pages = [ledger(client, query, language) for query in queries]
    pages.append(client.get(f"{language}{policy.get_absolute_url()}").content.decode())

    assert not [page for page in pages if MARKER in page]


def test_waiting_report_shows_its_record_type_and_day(client):
    policy = PolicyFactory(published=True)
    report = CorrectionReportFactory(record=policy, public_text="Draft words.", answer="Draft answer.")
    page = ledger(client)

    assert policy.heading in page
    assert report.reference in page
    assert "waiting since today" in page
    assert "Draft words." not in page
    assert "Draft answer." not in page


def test_answered_report_shows_both_texts_and_the_time_it_took(client):
    created = timezone.now() - 9 * DAY
    report = CorrectionReportFactory(
        record=PolicyFactory(published=True), answered=True, created_at=created, answered_at=created + 2 * DAY
    )
    page = ledger(client)

    assert report.public_text in page
    assert report.answer in page
    assert "answered within 2 days" in page
    assert "Half of all answers came within 2 days." in page


def test_spam_is_in_no_number(client):
    CorrectionReportFactory.create_batch(2, state="spam")
    page = ledger(client)

    assert "Nobody has reported an error yet." in page
    assert "“spam” is not known here." in ledger(client, "?state=spam")
    assert 'value="spam"' not in page


@pytest.mark.parametrize("factory", [PolicyFactory, OrganisationFactory])
def test_record_that_is_not_public_is_named_by_its_type_only(client, factory):
    record = factory()
    CorrectionReportFactory(record=record, answered=True)
    page = ledger(client)

    assert "A record that is no longer public" in page
    assert str(record) not in page
    assert record.slug not in page


def test_reports_on_every_sort_of_thing_stand_in_one_list(client):
    for record in (PolicyFactory(published=True), SourceFactory(), OrganisationFactory(published=True), None):
        CorrectionReportFactory(record=record)
    page = ledger(client)

    assert "A page of the portal" in page
    assert "4 reports of errors" in page


def test_ledger_is_narrowed_by_state_and_year(client):
    new = CorrectionReportFactory()
    old = CorrectionReportFactory(
        answered=True, created_at=datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC)
    )

    for query, shown, hidden in (
        ("?state=open", new, old),
        ("?state=corrected", old, new),
        ("?year_max=2024", old, new),
        ("?year_min=2025", new, old),
    ):
        page = ledger(client, query)
        assert shown.reference in page
        assert hidden.reference not in page


@pytest.mark.parametrize(
    "query", ["?state=nonsense", "?year_min=x", "?foo=1", "?page=-1", "?page=x", "?sort=x"]
)
def test_nothing_in_the_address_makes_it_fail(client, query):
    CorrectionReportFactory()
    ledger(client, query)


def test_ledger_has_pages(client):
    reports = CorrectionReportFactory.create_batch(26)

    assert reports[0].reference not in ledger(client)
    assert reports[0].reference in ledger(client, "?page=2")


def test_ledger_needs_as_many_queries_for_many_reports(client, count_queries):
    def fill(number):
        for policy in PolicyFactory.create_batch(number, published=True):
            CorrectionReportFactory(record=policy)
            CorrectionReportFactory(record=policy, answered=True)

    fill(1)
    ledger(client)
    few = count_queries(lambda: client.get(ADDRESS))
    fill(11)
    assert count_queries(lambda: client.get(ADDRESS)) == few


def test_median_reply_time_leaves_out_what_waits_and_what_is_spam():
    start = timezone.now() - 30 * DAY
    for days in (1, 2, 9):
        CorrectionReportFactory(answered=True, created_at=start, answered_at=start + days * DAY)
    CorrectionReportFactory(created_at=start)
    CorrectionReportFactory(answered=True, state="spam", created_at=start, answered_at=start)

    assert CorrectionReport.objects.published().median_reply_time() == 2 * DAY


def test_times_are_rounded_up_to_whole_days():
    hours = [datetime.timedelta(hours=number) for number in (0, 5, 24, 25)]

    assert [within(time) for time in hours] == ["within a day"] * 3 + ["within 2 days"]
