"""The page of a record's history."""

import pytest
from django.urls import reverse

from initiatives.actions.publish import publish_record
from initiatives.history.page import HistoryPage
from initiatives.history.versions import history_address, publications_of
from initiatives.models import Organisation, Source
from initiatives.registry import SECTIONS
from tests.factories import PolicyFactory, UserFactory
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db


def change(record, note: str, **fields) -> None:
    """Publish another version."""
    for name, value in fields.items():
        setattr(record, name, value)
    weight = fields.get("weight", "major")
    publish_record(record, change_note=note, weight=weight, role="editor")


@pytest.fixture
def policy():
    """A policy with three versions, the third of them minor."""
    record = PolicyFactory(published=True, slug="plan", summary="It binds ministries.")
    change(record, "The scope was wrong.", summary_en="It binds agencies.")
    change(record, "A comma.", summary_en="It binds agencies, too.", weight="minor")
    return record


def test_history_lists_every_version_with_note_role_weight_and_difference(policy, client):
    page = body_of(client.get("/policies/plan/history/"))

    assert_well_formed(page)
    assert [entry.version.number for entry in HistoryPage(policy).entries] == [3, 2, 1]
    for words in (
        "The scope was wrong.",
        "A comma.",
        "Published for a test.",
        "Published by: editor",
        "Minor",
    ):
        assert words in page
    assert "<del>" in page
    assert "ministries" in page
    assert "[removed:]" in page


def test_persons_are_not_named(client):
    person = UserFactory(email="somebody@example.org", first_name="Some", last_name="Body")
    record = PolicyFactory(slug="plan", published=True)
    record.summary_en = "Changed."
    publish_record(record, change_note="Because.", user=person)

    page = body_of(client.get("/policies/plan/history/"))
    assert "somebody" not in page.lower()
    assert "Some Body" not in page


def test_two_versions_are_compared(policy, client):
    page = body_of(client.get("/policies/plan/history/?from=3&to=1"))

    assert_well_formed(page)
    assert "From version 1 to version 3" in page
    comparison = HistoryPage(policy, {"from": "1", "to": "3"}).comparison
    texts = [run.text for its in comparison.changes for run in its.runs if run.kind == "inserted"]
    assert texts == ["agencies, too"]


def test_same_version_twice_has_no_differences(policy, client):
    assert "No field differs between these two." in body_of(client.get("/policies/plan/history/?from=2&to=2"))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=9&to=1", "“9” is none of its versions (3 versions)."),
        ("from=x%00&to=1", "is none of its versions"),
        ("from=1", "Choose the second version as well."),
        ("from=1&to=", "Choose the second version as well."),
        ("on=yesterday", "“yesterday” is no day."),
        ("on=2026-02-30", "“2026-02-30” is no day."),
        ("on=20260201", "“20260201” is no day."),
        ("foo=1", "“foo” means nothing on this page."),
        ("page=99", "Version 1"),
        ("page=-1", "Version 1"),
        ("from=<script>&to=1", "“&lt;script&gt;” is none of its versions"),
    ],
)
def test_what_means_nothing_is_said_beside_the_form(policy, client, query, words):
    page = body_of(client.get(f"/policies/plan/history/?{query}"))
    assert_well_formed(page)
    assert words in page


def test_drafts_are_no_versions(policy, client):
    policy.summary_en = "Secret words."
    policy.save_revision()
    assert "Secret words." not in body_of(client.get("/policies/plan/history/?from=1&to=3"))


def test_history_of_a_draft_is_not_found(client):
    draft = PolicyFactory(slug="draft")
    draft.save_revision()
    assert client.get("/policies/draft/history/").status_code == 404


def test_page_of_a_record_links_to_its_history(policy, client):
    assert 'href="/policies/plan/history/"' in body_of(client.get("/policies/plan/"))
    assert 'href="/es/policies/plan/history/"' in body_of(client.get("/es/policies/plan/"))
    country = policy.country
    assert f'href="{history_address(country)}"' in body_of(client.get(country.get_absolute_url()))


@pytest.mark.parametrize("model", [Organisation, Source])
def test_rows_without_versions_have_no_history(model, client):
    section = next(section for section in SECTIONS if section.model is model)
    assert client.get(f"/{section.key}/anything/history/").status_code == 404


def test_history_needs_as_many_queries_for_many_versions_as_for_few(policy, client, count_queries):
    client.get("/policies/plan/history/?from=1&to=2")  # fills what is cached across requests
    few = count_queries(lambda: client.get("/policies/plan/history/?from=1&to=2"))
    for number in range(24):
        change(policy, f"Note {number}", summary_en=f"Text {number}")
    many = count_queries(lambda: client.get("/policies/plan/history/?from=1&to=2"))
    assert many == few
    assert publications_of(policy).count() == 27


def test_long_histories_have_pages(policy, client):
    for number in range(24):
        change(policy, f"Note {number}", summary_en=f"Text {number}")
    first, second = (body_of(client.get(f"/policies/plan/history/?page={number}")) for number in (1, 2))
    assert "Version 27" in first
    assert "Published for a test." not in first
    assert "Published for a test." in second
    assert_well_formed(second)


def test_days_lead_to_the_record_as_it_stood(policy, client):
    response = client.get("/policies/plan/history/?on=2026-11-25")
    assert response.status_code == 302
    assert response["Location"] == reverse("policy_on_day", args=["plan", "2026-11-25"])
