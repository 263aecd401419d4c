"""One participation or observation is changed by a form that makes a batch of one."""

from decimal import Decimal

import pytest
from django.urls import reverse

from initiatives.admin.batches.row_form import FORM_TABLES
from initiatives.models import Batch, LegalTopic, Observation, Participation, Publication
from tests.factories import (
    CountryFactory,
    InstrumentFactory,
    LegalTopicFactory,
    ObservationFactory,
    OrganisationFactory,
    ParticipationFactory,
    SourceFactory,
    ThemeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def contributor(client):
    person = UserFactory(role="Contributors")
    client.force_login(person)
    return person


def sources_of(*pairs, initial: int = 0) -> dict[str, str]:
    """What the browser sends of the sources."""
    data = {"sources-TOTAL_FORMS": str(len(pairs)), "sources-INITIAL_FORMS": str(initial)}
    for number, (source, place) in enumerate(pairs):
        data |= {f"sources-{number}-source": str(source.pk), f"sources-{number}-locator": place}
    return data


def approve(client, batch):
    """As another editor."""
    client.force_login(UserFactory(role="Editors"))
    client.post(reverse("batches:verb", args=[batch.pk, "approve"]), {"attempt": batch.attempt})
    batch.refresh_from_db()
    assert batch.state == "applied", batch.message


def participation_form(country, instrument, **changes) -> dict[str, str]:
    return {
        "country": country.pk,
        "instrument": instrument.pk,
        "status": "party",
        "date": "2025-03",
        "row_note": "By accession.",
        "verified_on": "2026-11-20",
        "note": "Accession of March.",
        "weight": "major",
        **sources_of((SourceFactory(), "p. 2")),
        **changes,
    }


def test_new_participation_waits_and_is_public_after_approval(client, contributor):
    country, instrument = CountryFactory(published=True), InstrumentFactory(published=True)
    address = reverse("batches:add_row", args=["participations"])
    assert client.get(address).status_code == 200
    client.post(address, participation_form(country, instrument))
    batch = Batch.objects.get()
    assert (batch.state, batch.counts, list(batch.authors.all())) == ("waiting", {"new": 1}, [contributor])
    assert not Participation.objects.exists()
    approve(client, batch)
    row = Participation.objects.published().get()
    assert (row.date, row.note, row.citations.get().locator) == ("2025-03", "By accession.", "p. 2")
    assert Publication.objects.of(instrument).get(version=2).batch == batch


def test_form_of_a_row_begins_with_what_it_says_and_keeps_its_key(client, contributor):
    row = ObservationFactory(published=True, value=Decimal("57.50"))
    other = CountryFactory(published=True)
    address = reverse("batches:change_row", args=["observations", row.pk])
    form = client.get(address).context["form"]
    assert (form["value"].value(), form["year"].value(), form["country"].value()) == (
        "57.5",
        "2024",
        row.country_id,
    )
    data = {
        "country": other.pk,
        "value": "58",
        "verified_on": "2026-11-20",
        "note": "Corrected by the publisher.",
        "weight": "minor",
        **sources_of((SourceFactory(), "")),
    }
    client.post(address, data)
    approve(client, Batch.objects.get())
    row.refresh_from_db()
    assert (row.value, row.country == other) == (Decimal(58), False)
    assert Publication.objects.of(row.indicator).get(version=2).weight == "minor"


def test_what_is_wrong_stands_beside_its_field(client, contributor):
    row = ObservationFactory(published=True)
    address = reverse("batches:change_row", args=["observations", row.pk])
    data = {"value": "1000", "verified_on": "2026-11-20", "note": "Note.", "weight": "major"}
    form = client.post(address, {**data, **sources_of((SourceFactory(), ""))}).context["form"]
    assert "the scale of" in form.errors["value"][0]
    form = client.post(address, {**data, "value": "1", **sources_of()}).context["form"]
    assert form.errors["__all__"] == ["sources: Expected: a value; this column is never empty"]
    assert not Batch.objects.exists()


def test_form_that_changes_nothing_makes_no_batch(client, contributor):
    source = SourceFactory()
    row = ObservationFactory(published=True, sources=[source])
    address = reverse("batches:change_row", args=["observations", row.pk])
    data = {
        "value": "50",
        "verified_on": row.verified_on.isoformat(),
        "note": "Note.",
        "weight": "major",
        **sources_of((source, ""), initial=1),
    }
    page = client.post(address, data)
    assert page.context["form"].errors == {"__all__": ["This is what the catalogue says already."]}
    assert "what the catalogue says already" in page.content.decode()
    assert not Batch.objects.exists()


def test_row_is_taken_from_the_public_by_two_people(client, contributor):
    row = ParticipationFactory(published=True)
    address = reverse("batches:remove_row", args=["participations", row.pk])
    assert client.get(address).status_code == 200
    client.post(address, {"note": "The state never ratified.", "weight": "major"})
    row.refresh_from_db()
    assert row.live
    batch = Batch.objects.get()
    assert batch.counts == {"removed": 1}
    approve(client, batch)
    assert not Participation.objects.published().exists()
    assert Participation.objects.get().verified_on is None
    assert Publication.objects.of(row.instrument).get(version=2).change_note == "The state never ratified."


def test_row_that_is_not_public_cannot_be_taken_from_it(client, contributor):
    row = ParticipationFactory(sources=[SourceFactory()])
    client.post(
        reverse("batches:remove_row", args=["participations", row.pk]), {"note": "Why.", "weight": "major"}
    )
    assert not Batch.objects.exists()


@pytest.mark.parametrize(
    ("table", "factory"),
    [
        ("themes", ThemeFactory),
        ("legal_topics", LegalTopicFactory),
        ("sources", SourceFactory),
        ("organisations", lambda: OrganisationFactory(published=True)),
    ],
)
def test_every_plain_table_has_the_form(client, contributor, table, factory):
    row = factory()
    address = reverse("batches:change_row", args=[table, row.pk])
    assert client.get(address).status_code == 200
    listing = client.get(reverse(row.snippet_viewset.get_url_name("list"))).content.decode()
    assert address in listing


def test_question_of_law_is_renamed_by_two_people(client, contributor):
    topic = LegalTopicFactory(sort_order=4)
    data = {
        "name": "Another name",
        "group": topic.group,
        "description": "What it asks.",
        "note": "Named as in the report.",
        "weight": "minor",
    }
    client.post(reverse("batches:change_row", args=["legal_topics", topic.pk]), data)
    topic.refresh_from_db()
    assert topic.name_en != "Another name"
    approve(client, Batch.objects.get())
    topic = LegalTopic.objects.get()
    assert (topic.name_en, topic.sort_order) == ("Another name", 4)


def test_records_have_no_such_form(client, contributor):
    assert client.get(reverse("batches:add_row", args=["policies"])).status_code == 404


@pytest.mark.parametrize(
    ("table", "factory"), [("participations", ParticipationFactory), ("observations", ObservationFactory)]
)
def test_lists_of_rows_take_as_many_queries_for_many(client, contributor, count_queries, table, factory):
    address = reverse(f"{table}:index")
    factory(published=True)
    client.get(address)
    few = count_queries(lambda: client.get(address))
    for _ in range(12):
        factory(published=True)
    assert count_queries(lambda: client.get(address)) == few


def test_list_is_filtered_and_leads_to_the_form(client, contributor):
    wanted, other = ObservationFactory(published=True), ObservationFactory(published=True)
    page = client.get(reverse("observations:index"), {"indicator": wanted.indicator_id}).content.decode()
    assert reverse("batches:change_row", args=["observations", wanted.pk]) in page
    assert reverse("batches:change_row", args=["observations", other.pk]) not in page
    assert Observation.objects.count() == 2


@pytest.mark.parametrize("table", FORM_TABLES)
def test_form_of_a_new_row_opens_for_each_table(client, table):
    client.force_login(UserFactory(role="Contributors"))
    assert client.get(reverse("batches:add_row", args=[table])).status_code == 200
