"""A record as it stood on a day, at its own address."""

import datetime

import pytest
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from initiatives.models import Policy, Record
from initiatives.views.history import utc_today
from tests import factories
from tests.factories import (
    CountryFactory,
    EventFactory,
    InitiativeFactory,
    LegalTopicFactory,
    OrganisationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
)
from tests.initiatives.history.desk import moment, move_first, publish_at, unpublish_at, withdraw_at
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def policy():
    """A policy of three versions, of which two are of one day."""
    record = PolicyFactory(published=True, slug="plan", summary="First words.")
    move_first(record, "2026-03-01T12:00")
    publish_at(record, "2026-05-01T09:00", summary_en="Second words.")
    publish_at(record, "2026-05-01T23:59:59", summary_en="Third words.")
    return record


@pytest.mark.parametrize(
    ("day", "words", "number"),
    [
        ("2026-03-01", "First words.", 1),
        ("2026-04-30", "First words.", 1),
        ("2026-05-01", "Third words.", 3),
        ("2026-05-02", "Third words.", 3),
    ],
)
def test_version_in_force_at_the_end_of_the_day_is_shown(policy, client, day, words, number):
    page = body_of(client.get(f"/policies/plan/at/{day}/"))

    assert_well_formed(page)
    assert words in page
    assert f"This is version {number}, as it stood on" in page
    assert sum(text in page for text in ("First words.", "Second words.", "Third words.")) == 1


def test_past_page_says_what_it_is_and_where_the_present_one_is(policy, client):
    page = body_of(client.get("/policies/plan/at/2026-04-01/"))

    assert '<link rel="canonical" href="http://testserver/policies/plan/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "as it stood on 1 Apr 2026. " in page
    assert "/policies/plan/at/2026-04-01/</p>" in page
    assert "those of today" in page
    assert 'href="/policies/plan/history/"' in page


def test_present_page_has_no_notice_of_the_past(policy, client):
    page = body_of(client.get("/policies/plan/"))
    assert "This is version" not in page
    assert "noindex" not in page


@pytest.mark.parametrize("day", ["2026-02-30", "20260401", "yesterday", "2026-4-1", "0000-01-01"])
def test_what_is_no_day_is_not_found(policy, client, day):
    assert client.get(f"/policies/plan/at/{day}/").status_code == 404


def test_days_before_the_first_version_say_since_when_it_is_known(policy, client):
    response = client.get("/policies/plan/at/2026-02-28/")

    page = response.content.decode()
    assert response.status_code == 404
    assert_well_formed(page)
    assert "1 Mar 2026" in page
    assert 'href="/policies/plan/at/2026-03-01/"' in page
    assert "First words." not in page


def test_days_ahead_lead_to_the_present_page(policy, client):
    for day in (utc_today() + datetime.timedelta(days=1), datetime.date.max):
        response = client.get(f"/policies/plan/at/{day:%Y-%m-%d}/")
        assert (response.status_code, response["Location"]) == (302, "/policies/plan/")


def test_drafts_are_never_shown(policy, client):
    draft = Policy.objects.get(pk=policy.pk)
    draft.summary_en = "Secret words."
    draft.save_revision()
    page = body_of(client.get(f"/policies/plan/at/{utc_today():%Y-%m-%d}/"))
    assert "Third words." in page
    assert "Secret words." not in page


def test_withdrawn_record_keeps_its_past_and_its_history(policy, client):
    withdraw_at(policy, "2026-06-01T10:00", "The senate repealed it.")

    before = body_of(client.get("/policies/plan/at/2026-05-31/"))
    after = body_of(client.get("/policies/plan/at/2026-06-01/"))
    history = body_of(client.get("/policies/plan/history/"))
    assert "repealed" not in before
    assert "Withdrawn on 1 Jun 2026." in after
    assert "The senate repealed it." in after
    assert "Third words." in after
    assert "The senate repealed it." in history
    assert "present version" not in history
    assert_well_formed(history)


def test_draft_of_a_withdrawn_record_is_not_shown(policy, client):
    withdraw_at(policy, "2026-06-01T10:00")
    draft = Policy.objects.get(pk=policy.pk)
    draft.official_title = draft.title_en = draft.summary_en = "Secret words."
    draft.save_revision()
    draft.save()
    for address in ("", "history/", "history/?from=1&to=3", "at/2026-07-01/", "at/2026-01-01/"):
        assert "Secret words." not in client.get(f"/policies/plan/{address}").content.decode()
    assert policy.official_title in body_of(client.get("/policies/plan/history/"))


def test_withdrawn_page_leads_to_its_history(policy, client):
    withdraw_at(policy, "2026-06-01T10:00")
    assert 'href="/policies/plan/history/"' in body_of(client.get("/policies/plan/"))


def test_unpublished_record_has_neither_past_nor_history(policy, client):
    unpublish_at(policy, "2026-06-01T10:00")
    for address in ("history/", "at/2026-05-02/"):
        assert client.get(f"/policies/plan/{address}").status_code == 410


def test_withdrawn_and_then_unpublished_record_has_no_history(policy, client):
    withdraw_at(policy, "2026-06-01T10:00")
    unpublish_at(policy, "2026-06-02T10:00")
    assert client.get("/policies/plan/history/").status_code == 410


def test_versions_that_were_unpublished_stay_hidden_when_the_record_is_public_again(policy, client):
    unpublish_at(policy, "2026-06-01T10:00", "The wrong text was read.")
    publish_at(policy, "2026-07-01T10:00", summary_en="Right words.")

    history = body_of(client.get("/policies/plan/history/?from=1&to=4"))
    assert "Version 4" in history
    assert "Unpublished" in history
    assert "The wrong text was read." in history
    assert "is none of its versions" in history
    assert not any(words in history for words in ("First", "Second", "Third words"))
    early = client.get("/policies/plan/at/2026-05-10/")
    assert early.status_code == 404
    assert "1 Jul 2026" in early.content.decode()


def test_record_of_a_country_that_is_not_public_has_no_history(policy, client):
    withdraw_at(policy, "2026-06-01T10:00")
    assert client.get("/policies/plan/history/").status_code == 200
    unpublish_at(policy.country, "2026-06-02T10:00")
    assert client.get("/policies/plan/history/").status_code == 404


def test_what_is_not_public_is_left_out_of_the_past(client):
    seen, hidden = (
        OrganisationFactory(published=True, name="Seen body"),
        OrganisationFactory(name="Hidden body"),
    )
    place, secret = CountryFactory(published=True), CountryFactory(title="Hidden country")
    event = EventFactory(
        published=True, slug="summit", organisers=[hidden, seen], countries=[secret, place], country=secret
    )
    page = body_of(client.get(f"/events/{event.slug}/at/{utc_today():%Y-%m-%d}/"))
    assert "Seen body" in page
    assert "Hidden" not in page


def test_past_survives_rows_that_are_gone(client):
    gone, kept = SourceFactory(title="Gone source"), SourceFactory(title="Kept source")
    record = PolicyFactory(published=True, slug="plan", sources=[gone, kept])
    move_first(record, "2026-03-01T12:00")
    publish_at(record, "2026-05-01T09:00", citations=[record.citations.model(source=kept)])
    rows = type(gone).objects.filter(pk=gone.pk)
    rows._raw_delete(rows.db)

    page = body_of(client.get("/policies/plan/at/2026-03-02/"))
    assert_well_formed(page)
    assert "Kept source" in page
    assert "Kept source" in body_of(client.get("/policies/plan/"))
    assert client.get("/policies/plan/history/").status_code == 200


def test_past_position_has_the_points_of_its_version(client):
    topic, other = LegalTopicFactory(name="Sovereignty"), LegalTopicFactory(name="Due diligence")
    points = [PositionPointFactory.build(topic=topic, summary="It is a rule.")]
    position = PositionFactory(published=True, slug="note", points=points)
    move_first(position, "2026-03-01T12:00")
    changed = [PositionPointFactory.build(topic=other, summary="It is due.")]
    publish_at(position, "2026-05-01T09:00", points=changed)

    page = body_of(client.get("/positions/note/at/2026-03-02/"))
    assert_well_formed(page)
    assert "It is a rule." in page
    assert "It is due." not in page


def test_past_is_not_filled_from_present_rows(client):
    position = PositionFactory(published=True, slug="note", points=[])
    move_first(position, "2026-03-01T12:00")
    publish_at(position, "2026-05-01T09:00", points=[PositionPointFactory.build(summary="It is due.")])

    assert "It is due." in body_of(client.get("/positions/note/"))
    assert "It is due." not in body_of(client.get("/positions/note/at/2026-03-02/"))


def test_past_of_a_content_without_a_relation_is_not_filled_from_present_rows(client):
    initiative = InitiativeFactory(
        published=True, slug="plan", funders=[OrganisationFactory(published=True, name="Payer")]
    )
    revision = initiative.live_revision
    del revision.content["funders"], revision.content["citations"]
    revision.save(update_fields=["content"])

    page = body_of(client.get(f"/initiatives/plan/at/{utc_today():%Y-%m-%d}/"))
    assert "Payer" not in page
    assert_well_formed(page)


def test_day_of_the_check_is_that_of_the_day(policy, client):
    log(instance=policy, action="initiatives.check", data={"from": None, "to": "2026-04-10"})
    ModelLogEntry.objects.filter(action="initiatives.check").update(timestamp=moment("2026-04-10T08:00"))
    policy.still_true_on = policy.verified_on = datetime.date(2026, 9, 9)
    Policy.objects.filter(pk=policy.pk).update(still_true_on="2026-09-20", verified_on="2026-09-20")
    page = body_of(client.get("/policies/plan/at/2026-04-10/"))
    assert "20 Sep 2026" not in page
    assert "10 Apr 2026" in body_of(client.get("/policies/plan/history/"))


@pytest.mark.parametrize("model", Record.__subclasses__(), ids=lambda model: model.__name__)
@pytest.mark.parametrize("language", ["", "/es"])
def test_past_page_of_every_type_is_well_formed(model, language, client):
    record = getattr(factories, f"{model.__name__}Factory")(published=True)
    today = f"{utc_today():%Y-%m-%d}"
    address = f"{language}{record.get_absolute_url()}"
    page = body_of(client.get(f"{address}at/{today}/"))
    assert_well_formed(page)
    assert f'<link rel="canonical" href="http://testserver{address}">' in page
    assert_well_formed(body_of(client.get(f"{address}history/")))


def test_past_page_needs_as_many_queries_for_many_sources_as_for_few(client, count_queries):
    few, many = (
        PositionFactory(
            published=True,
            slug=f"note-{number}",
            sources=SourceFactory.create_batch(number),
            points=[PositionPointFactory.build() for _place in range(number)],
        )
        for number in (2, 5)
    )
    today = f"{utc_today():%Y-%m-%d}"
    client.get(f"/positions/{few.slug}/at/{today}/")
    counts = [
        count_queries(lambda its=its: client.get(f"/positions/{its.slug}/at/{today}/")) for its in (few, many)
    ]
    assert counts[0] == counts[1]
