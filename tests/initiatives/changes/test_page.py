"""What was published, changed or withdrawn, on one page."""

import pytest

from initiatives.changes.page import PAGE_SIZE, ChangesPage
from initiatives.models import Country, Policy, Record
from tests import factories
from tests.factories import CountryFactory, InitiativeFactory, PolicyFactory
from tests.initiatives.history.desk import move_first, publish_at, unpublish_at, withdraw_at
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db


def told(query: str = "") -> list[tuple[str, str]]:
    """What happened to which record, newest first."""
    page = ChangesPage(query)
    return [(row.happened, row.record.slug) for group in page.groups for row in group.rows]


@pytest.fixture
def changes():
    """Five changes of three records, and what belongs to them."""
    brazil, chile = (
        CountryFactory(published=True, slug=code.lower(), iso3=code, title=name)
        for code, name in (("BRA", "Brazil"), ("CHL", "Chile"))
    )
    law = PolicyFactory(published=True, slug="law", country=brazil)
    plan = PolicyFactory(published=True, slug="plan", country=chile)
    project = InitiativeFactory(published=True, slug="project", countries=[brazil])
    for record in (brazil, chile, law, plan, project):
        move_first(record, "2024-03-01T12:00")
    publish_at(law, "2025-05-01T12:00", "A comma.", weight="minor", summary_en="Other words.")
    publish_at(plan, "2026-05-02T12:00", "The scope was wrong.", summary_en="Other words.")
    withdraw_at(project, "2026-06-01T12:00", "It has ended.")
    return brazil


def test_changes_stand_newest_first_whatever_their_weight(changes):
    assert told()[:3] == [("Withdrawn", "project"), ("Changed", "plan"), ("Changed", "law")]
    assert {what for what, _slug in told()[3:]} == {"First published"}
    assert len(told()) == 8


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=withdrawn", {"project"}),
        ("kind=changed", {"plan", "law"}),
        ("kind=changed&kind=withdrawn", {"plan", "law", "project"}),
        ("kind=changed&weight=minor", {"law"}),
        ("weight=minor", {"law"}),
        ("weight=major&year_min=2025", {"plan", "project"}),
        ("year_min=2025&year_max=2025", {"law"}),
        ("year_max=2024&type=initiatives", {"project"}),
        ("type=countries", {"bra", "chl"}),
        ("type=policies&country=BRA", {"law"}),
        ("country=BRA", {"bra", "law", "project"}),
        ("country=CHL&year_min=2025", {"plan"}),
        ("type=events", set()),
        ("kind=nothing", set()),
        ("country=XXX", set()),
        ("year_min=x", set()),
    ],
)
def test_filters_narrow_versions_and_withdrawals_alike(changes, query, expected):
    assert {slug for _what, slug in told(query)} == expected


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kind=nothing", "“nothing” is not known here."),
        ("country=XXX", "“XXX” is not known here."),
        ("year_min=x", "is not a year"),
        ("year_min=2026&year_max=2024", "lies after the last"),
        ("foo=1", "“foo” is no filter of this list."),
        ("format=pdf", "“pdf” is not a form of this list"),
        ("sort=title", "is not an order of this list"),
        ("page=9999", "changes"),
        ("page=-1", "changes"),
        ("country=%00%3Cscript%3E", "is not known here."),
    ],
)
def test_what_means_nothing_is_said(changes, client, query, words):
    page = body_of(client.get(f"/changes/?{query}"))
    assert_well_formed(page)
    assert words in page


def test_page_shows_reason_weight_and_the_way_to_the_version(changes, client):
    page = body_of(client.get("/changes/"))
    assert_well_formed(page)
    for words in ("It has ended.", "The scope was wrong.", "A comma.", "Minor", "8 changes"):
        assert words in page
    assert 'href="/policies/plan/history/#version-2"' in page
    assert 'href="/es/policies/plan/history/#version-2"' in body_of(client.get("/es/changes/"))
    assert 'type="application/atom+xml"' in page
    assert 'href="/changes/"' in body_of(client.get("/policies/plan/"))


def test_drafts_and_unpublished_records_are_not_told_of(changes, client):
    draft = PolicyFactory(slug="draft")
    draft.save_revision()
    unpublish_at(Policy.objects.get(slug="plan"), "2026-06-02T12:00", "It was wrong.")
    page = body_of(client.get("/changes/"))
    assert "plan" not in {slug for _what, slug in told()}
    assert "/policies/draft/" not in page
    assert "It was wrong." not in page


def test_versions_before_an_unpublishing_are_not_told_of_afterwards(changes):
    plan = Policy.objects.get(slug="plan")
    unpublish_at(plan, "2026-06-02T12:00")
    publish_at(plan, "2026-07-01T12:00", "It is right now.", summary_en="Right words.")
    assert [what for what, slug in told() if slug == "plan"] == ["Changed"]


def test_records_of_a_country_that_is_not_public_are_not_told_of(changes):
    unpublish_at(Country.objects.get(slug="bra"), "2026-06-02T12:00")
    assert {"bra", "law"}.isdisjoint(slug for _what, slug in told())


def test_draft_of_a_withdrawn_record_is_not_shown(changes, client):
    law = Policy.objects.get(slug="law")
    withdraw_at(law, "2026-06-03T12:00")
    law.refresh_from_db()
    title, law.official_title, law.title_en = law.official_title, "Secret words.", "Secret words."
    law.save_revision()
    law.save()
    for address in ("/changes/", "/changes/?format=atom"):
        page = body_of(client.get(address))
        assert "Secret words." not in page
        assert title in page


def test_changes_of_one_day_and_reason_stand_together(changes):
    first = [group for group in ChangesPage("year_max=2024").groups if group.happened == "First published"]
    assert [(group.heading, len(group.rows)) for group in first] == [("1 Mar 2024: First published", 5)]


def test_long_lists_have_pages(changes, client):
    for _place in range(PAGE_SIZE):
        PolicyFactory(published=True, country=changes)
    first, second = (body_of(client.get(f"/changes/?page={number}")) for number in (1, 2))
    assert first.count("<h4>") == PAGE_SIZE
    assert "It has ended." not in first
    assert "It has ended." in second
    assert 'href="?page=2"' in first


def test_page_and_feed_need_as_many_queries_for_many_changes_as_for_few(client, count_queries):
    def grow() -> None:
        for model in Record.__subclasses__():
            record = getattr(factories, f"{model.__name__}Factory")(published=True)
            move_first(record, "2026-03-01T12:00")
        withdraw_at(PolicyFactory(published=True), "2026-06-01T12:00")

    grow()
    client.get("/changes/")
    addresses = ("/changes/", "/changes/?format=atom", "/changes/?country=BRA&type=policies&kind=changed")
    few = [count_queries(lambda path=path: client.get(path)) for path in addresses]
    grow()
    assert [count_queries(lambda path=path: client.get(path)) for path in addresses] == few
