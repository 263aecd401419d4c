"""Pages of single records through the client: who sees what, and at what cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from tests.factories import (
    CountryFactory,
    EventFactory,
    IndicatorFactory,
    InitiativeFactory,
    InstitutionFactory,
    InstrumentFactory,
    LegalTopicFactory,
    ObservationFactory,
    OrganisationFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

RECORDS = (
    PolicyFactory,
    InstitutionFactory,
    InstrumentFactory,
    PositionFactory,
    InitiativeFactory,
    EventFactory,
    IndicatorFactory,
)
LEAK = "Xanthippe"


@pytest.mark.parametrize("factory", [*RECORDS, OrganisationFactory])
def test_page_has_one_heading_a_title_a_description_a_citation_and_its_sources(client, factory):
    source = SourceFactory(title="The text that was read")
    record = factory(published=True, sources=[(source, "p. 12")])
    response = client.get(record.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert f"<title>{record}" in page
    assert '<meta name="description" content="' in page
    assert "as it stood on" in page
    assert 'href="#source-1"' in page
    assert 'id="source-1"' in page
    assert "The text that was read" in page
    assert "p. 12" in page
    assert f'<a href="{record.get_absolute_url()}" aria-current="page"' in page


@pytest.mark.parametrize("factory", [*RECORDS, OrganisationFactory])
def test_draft_is_not_found(client, factory):
    assert client.get(factory().get_absolute_url()).status_code == 404


@pytest.mark.parametrize("factory", RECORDS)
def test_record_whose_time_ran_out_is_not_found(client, factory):
    record = factory(published=True)
    type(record).objects.filter(pk=record.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert client.get(record.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("section", ["policies", "positions", "indicators", "organisations", "sources"])
def test_unknown_key_is_not_found(client, section):
    assert client.get(f"/{section}/nothing-of-this-name/").status_code == 404


def test_page_stands_in_all_languages(client):
    address = PolicyFactory(published=True).get_absolute_url()
    with override("en"):
        assert client.get(f"/es{address}").status_code == 200
        assert client.get(f"/pt{address}").status_code == 200


@pytest.mark.parametrize("factory", RECORDS)
def test_unpublished_changes_stay_with_the_editors(client, factory):
    record = factory(published=True)
    record.summary_en = LEAK
    record.save_revision()
    assert LEAK not in client.get(record.get_absolute_url()).content.decode()


def test_drafts_around_a_record_stay_with_the_editors(client):
    """Related rows, counts and names of drafts are on no page."""
    country = CountryFactory(published=True)
    hidden = CountryFactory(title=f"{LEAK} land", published=False)
    body = OrganisationFactory(published=True)
    hidden_body = OrganisationFactory(name=f"{LEAK} body")
    source = SourceFactory()
    topic = LegalTopicFactory()
    draft_parts = {"title": f"{LEAK} draft", "sources": [source]}
    shown = [
        PolicyFactory(country=country, published=True),
        InstitutionFactory(country=country, published=True),
        InstrumentFactory(organisation=hidden_body, published=True),
        InstrumentFactory(organisation=body, published=True),
        PositionPointFactory(published=True, topic=topic).position,
        InitiativeFactory(
            lead_organisations=[body, hidden_body], countries=[country, hidden], published=True
        ),
        EventFactory(organisers=[hidden_body], countries=[hidden], country=hidden, published=True),
        ObservationFactory(published=True).indicator,
        body,
        source,
    ]
    instrument, position, indicator = shown[3], shown[4], shown[7]
    PolicyFactory(country=country, **draft_parts)
    InstitutionFactory(country=country, **draft_parts)
    InstrumentFactory(organisation=body, **draft_parts)
    InitiativeFactory(lead_organisations=[body], funders=[body], **draft_parts)
    EventFactory(organisers=[body], **draft_parts)
    points = [PositionPointFactory.build(topic=topic, summary=LEAK, sources=[source])]
    PositionFactory(country=position.country, points=points, **draft_parts)
    ParticipationFactory(instrument=instrument, country=country, note=LEAK, sources=[source])
    ParticipationFactory(instrument=instrument, country=hidden, live=True, verified_on="2026-01-01")
    ObservationFactory(indicator=indicator, country=country, label=LEAK, sources=[source])
    for record in shown:
        response = client.get(record.get_absolute_url())
        assert response.status_code == 200
        assert LEAK not in response.content.decode(), record


def _grow_policy(policy):
    PolicyFactory(country=policy.country, published=True)


def _grow_institution(institution):
    InstitutionFactory(country=institution.country, published=True)


def _grow_instrument(instrument):
    ParticipationFactory(instrument=instrument, published=True)
    ParticipationFactory(instrument=instrument, status="voted-for", published=True)


def _grow_position(position):
    PositionPointFactory(position=position, topic=LegalTopicFactory())
    points = [PositionPointFactory.build(topic=LegalTopicFactory())]
    PositionFactory(country=position.country, points=points, published=True)


def _grow_indicator(indicator):
    country = CountryFactory(published=True)
    for year in (2020, 2022):
        ObservationFactory(indicator=indicator, country=country, year=year, published=True)


def _grow_organisation(body):
    InstrumentFactory(organisation=body, published=True)
    for role in ("lead_organisations", "partner_organisations", "funders"):
        InitiativeFactory(published=True, **{role: [body]})
    EventFactory(organisers=[body], published=True)
    CountryFactory(groupings=[body], published=True)


def _grow_initiative(initiative):
    initiative.lead_organisations.add(OrganisationFactory(published=True))
    initiative.partner_organisations.add(OrganisationFactory(published=True))
    initiative.funders.add(OrganisationFactory(published=True))
    initiative.countries.add(CountryFactory(published=True))
    initiative.save()


def _grow_event(event):
    event.organisers.add(OrganisationFactory(published=True))
    event.countries.add(CountryFactory(published=True))
    event.save()


def _grow_source(source):
    for factory in (*RECORDS, OrganisationFactory, ParticipationFactory, ObservationFactory):
        factory(sources=[source], published=True)
    PositionPointFactory(sources=[source], published=True)


GROWTH = [
    (PolicyFactory, _grow_policy),
    (InstitutionFactory, _grow_institution),
    (InstrumentFactory, _grow_instrument),
    (PositionFactory, _grow_position),
    (IndicatorFactory, _grow_indicator),
    (OrganisationFactory, _grow_organisation),
    (InitiativeFactory, _grow_initiative),
    (EventFactory, _grow_event),
]


def _queries(client, record) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(record.get_absolute_url()).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("factory", "grow"), GROWTH, ids=lambda part: getattr(part, "__name__", ""))
def test_page_costs_the_same_at_any_size(client, factory, grow):
    record = factory(published=True)
    grow(record)
    small = _queries(client, record)
    for _turn in range(3):
        grow(record)
    assert _queries(client, record) == small
    assert small <= 16


def test_page_of_a_source_costs_the_same_at_any_size(client):
    source = SourceFactory()
    _grow_source(source)
    small = _queries(client, source)
    for _turn in range(2):
        _grow_source(source)
    assert _queries(client, source) == small
    assert small <= 16
