"""The pages of policies, institutions, initiatives, events, organisations and sources."""

import datetime
from decimal import Decimal

import pytest

from initiatives.details.event import event_context
from initiatives.details.initiative import initiative_context
from initiatives.details.institution import institution_context
from initiatives.details.organisation import organisation_context
from initiatives.details.policy import policy_context
from initiatives.details.related import period_of
from initiatives.details.resting import CitedRecord
from initiatives.details.source import source_context
from initiatives.languages import language_name
from tests.factories import (
    CountryFactory,
    EventFactory,
    IndicatorFactory,
    InitiativeFactory,
    InstitutionFactory,
    InstrumentFactory,
    ObservationFactory,
    OrganisationFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def labels(context: dict) -> list[str]:
    """The labels of the ledger."""
    return [row["label"] for row in context["ledger"]]


def row(context: dict, label: str) -> dict:
    """One row of the ledger."""
    return next(row for row in context["ledger"] if row["label"] == label)


def test_policy_shows_its_title_in_its_language_and_in_translation():
    policy = PolicyFactory(
        official_title="Ley de Delitos", official_title_language="es", title="Law on Crimes", published=True
    )
    context = policy_context(policy)
    assert (context["head"].heading, context["head"].lang) == ("Ley de Delitos", "es")
    assert row(context, "Title in translation")["text"] == "Law on Crimes"
    assert row(context, "Language")["text"] == "Spanish"


def test_policy_of_unknown_standing_is_not_said_to_be_in_force():
    context = policy_context(PolicyFactory(status="", published=True))
    assert row(context, "Status") == {"label": "Status", "text": "Not established"}


def test_policy_leads_to_the_other_published_texts_of_its_state():
    policy = PolicyFactory(published=True)
    other = PolicyFactory(country=policy.country, published=True)
    PolicyFactory(country=policy.country)
    (group,) = policy_context(policy)["related"]
    assert [related["url"] for related in group.rows] == [other.get_absolute_url()]
    assert group.count == "1 record"


def test_planned_institution_is_said_not_to_exist(client):
    planned = InstitutionFactory(slug="peru-csirt-planned", established_on="2027", published=True)
    assert row(institution_context(planned), "Established")["status"] == "planned"
    assert "It does not exist yet." in client.get(planned.get_absolute_url()).content.decode()
    standing = InstitutionFactory(country=planned.country, published=True)
    assert "It does not exist yet." not in client.get(standing.get_absolute_url()).content.decode()
    (group,) = institution_context(standing)["related"]
    assert {"status": "planned", "text": "planned"} in group.rows[0]["meta"]


def test_initiative_names_its_parties_and_says_where_none_is_on_record():
    lead = OrganisationFactory(name="Leader", published=True)
    country = CountryFactory(published=True)
    initiative = InitiativeFactory(lead_organisations=[lead], countries=[country], published=True)
    parties = {party.label: party.links for party in initiative_context(initiative)["parties"]}
    assert parties["Led by"] == [{"label": "Leader", "url": lead.get_absolute_url()}]
    assert parties["States"][0]["url"] == country.get_absolute_url()
    assert parties["Partners"] == []


@pytest.mark.parametrize(
    ("budget", "text"),
    [(None, ""), (Decimal("1250000.00"), "1,250,000 euros"), (Decimal("99.50"), "99.50 euros")],
)
def test_budget_is_written_in_euros(budget, text):
    assert initiative_context(InitiativeFactory(budget_eur=budget, published=True))["budget"] == text


def test_period_is_as_precise_as_what_is_known():
    assert row(initiative_context(InitiativeFactory(published=True)), "Since")["date"] == "2022"
    completed = InitiativeFactory(status="completed", published=True)
    assert row(initiative_context(completed), "Started")["date"] == "2022"
    unknown = InitiativeFactory(started_on=None, published=True)
    assert row(initiative_context(unknown), "Period")["text"] == "Not researched yet"
    assert period_of("2022", None, is_span=True) == {"text": "started", "date": "2022"}
    assert period_of("2022", None, is_span=False) == {"start": "2022", "end": None}


def test_initiative_of_unknown_standing_says_so():
    context = initiative_context(InitiativeFactory(status="", published=True))
    assert row(context, "Status")["text"] == "Not established"


def test_event_has_a_place_unless_it_is_online():
    country = CountryFactory(title="Panama", published=True)
    held = event_context(EventFactory(city="Colón", country=country, published=True))
    assert row(held, "City")["text"] == "Colón"
    assert row(held, "Country")["url"] == country.get_absolute_url()
    assert "Where" not in labels(event_context(EventFactory(format="online", published=True)))
    assert row(event_context(EventFactory(published=True)), "Where")["text"] == "Not researched yet"


def test_event_does_not_name_a_place_that_is_a_draft():
    context = event_context(EventFactory(city="Colón", country=CountryFactory(), published=True))
    assert "Country" not in labels(context)


def test_organisation_lists_what_it_leads_joins_pays_for_holds_and_who_belongs_to_it():
    body = OrganisationFactory(published=True)
    records = [
        InstrumentFactory(organisation=body, published=True),
        InitiativeFactory(lead_organisations=[body], published=True),
        InitiativeFactory(partner_organisations=[body], published=True),
        InitiativeFactory(funders=[body], published=True),
        EventFactory(organisers=[body], published=True),
    ]
    member = CountryFactory(groupings=[body], published=True)
    partner = CountryFactory(groupings=[body], is_focus=False, published=True)
    InitiativeFactory(lead_organisations=[body])
    CountryFactory(groupings=[body])
    context = organisation_context(body)
    assert [group.anchor for group in context["related"]] == [
        "instruments",
        "leads",
        "joins",
        "funds",
        "events",
    ]
    assert [group.rows[0]["url"] for group in context["related"]] == [
        record.get_absolute_url() for record in records
    ]
    assert all(len(group.rows) == 1 for group in context["related"])
    assert [link["url"] for link in context["members"]] == [member.get_absolute_url()]
    assert [link["url"] for link in context["partners"]] == [partner.get_absolute_url()]
    assert not context["is_unnamed"]


def test_organisation_that_no_record_names_is_not_researched():
    assert organisation_context(OrganisationFactory(published=True))["is_unnamed"]


def test_source_lists_everything_public_that_rests_on_it():
    source = SourceFactory()
    resting = {"sources": [(source, "p. 7")], "published": True}
    records = [
        factory(**resting)
        for factory in (
            CountryFactory,
            PolicyFactory,
            InstitutionFactory,
            InstrumentFactory,
            PositionFactory,
            InitiativeFactory,
            EventFactory,
            IndicatorFactory,
            OrganisationFactory,
        )
    ]
    point = PositionPointFactory(published=True, sources=[source])
    participation = ParticipationFactory(**resting)
    observation = ObservationFactory(year=2019, **resting)
    ObservationFactory(indicator=observation.indicator, year=2021, **resting)
    context = source_context(source)
    assert [cited.rows[0].url for cited in context["types"]] == [
        record.get_absolute_url() for record in records
    ]
    assert {cited.rows[0].locator for cited in context["types"]} == {"p. 7"}
    (cited_point,) = context["points"]
    assert cited_point["url"] == f"{point.position.get_absolute_url()}#{point.topic.slug}"
    assert cited_point["checked_on"] == point.verified_on
    assert context["participations"][0]["checked_on"] == participation.verified_on
    assert context["values"][0]["checked_on"] == observation.verified_on
    assert context["participations"][0]["url"] == f"{participation.instrument.get_absolute_url()}#party"
    (values,) = context["values"]
    assert (values["count"], values["countries"], values["years"]) == (2, 2, "2019 to 2021")
    assert values["url"] == observation.indicator.get_absolute_url()
    assert values["name"] == observation.indicator.heading
    assert context["total_words"] == "13 facts rest on it"


def test_source_leaves_out_what_is_not_public():
    source = SourceFactory()
    for factory in (PolicyFactory, OrganisationFactory, ParticipationFactory, ObservationFactory):
        factory(sources=[source])
    PositionPointFactory(sources=[source])
    context = source_context(source)
    assert context["total"] == 0
    assert not context["types"]


def test_cited_record_is_due_for_a_check_as_elsewhere():
    old = CitedRecord("A", "en", "/a/", "Law", "", datetime.date(2001, 1, 1))
    assert old.is_due


def test_language_is_called_by_its_name_where_it_is_known():
    assert language_name("pt") == "Portuguese"
    assert language_name("xx") == "xx"
    assert language_name("") == ""
