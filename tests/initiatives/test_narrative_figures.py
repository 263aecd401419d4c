"""Figures of takeaways, counted by hand on a few rows."""

import pytest
from django.urls import resolve

from initiatives.narrative_figures import FIGURES, count_states_by_stance, count_states_in
from tests.factories import (
    CountryFactory,
    IndicatorFactory,
    InitiativeFactory,
    InstrumentFactory,
    LegalTopicFactory,
    ObservationFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def _position(country, topic, stance, **fields):
    points = [PositionPointFactory.build(topic=topic, stance=stance)]
    return PositionFactory(country=country, points=points, **{"published": True, **fields})


def test_state_counts_by_the_text_that_the_matrix_chooses():
    topic, country = LegalTopicFactory(slug="self-defence"), CountryFactory(published=True)
    _position(country, topic, "rejects", kind="statement", delivered_on="2025")
    _position(country, topic, "affirms", kind="national-position", delivered_on="2021")
    assert count_states_by_stance("self-defence", ["affirms"]) == 1
    assert count_states_by_stance("self-defence", ["rejects"]) == 0


def test_drafts_partners_and_other_questions_are_not_counted_by_stance():
    topic = LegalTopicFactory(slug="self-defence")
    _position(CountryFactory(published=True), topic, "affirms", published=False)
    _position(CountryFactory(published=True, is_focus=False), topic, "affirms")
    _position(CountryFactory(published=True), LegalTopicFactory(), "affirms")
    _position(CountryFactory(published=True), topic, "not-addressed")
    assert count_states_by_stance("self-defence", ["affirms"]) == 0


def test_stances_with_and_without_conditions_affirm():
    topic = LegalTopicFactory(slug="applicability-of-international-law")
    for stance in ("affirms", "affirms-with-conditions", "open"):
        _position(CountryFactory(published=True), topic, stance)
    figure = FIGURES["states_that_affirm_international_law"]
    assert figure.count() == 2
    assert figure.address().startswith("/positions/matrix/?topic=applicability-of-international-law&stance=")


def test_states_are_counted_by_their_part_in_an_instrument():
    instrument = InstrumentFactory(slug="unga-74-247", published=True)
    for status in ("voted-for", "voted-for", "voted-against"):
        country = CountryFactory(published=True)
        ParticipationFactory(instrument=instrument, country=country, status=status, published=True)
    country = CountryFactory(published=True)
    ParticipationFactory(instrument=instrument, country=country, status="voted-for")
    partner = CountryFactory(published=True, is_focus=False)
    ParticipationFactory(instrument=instrument, country=partner, status="voted-for", published=True)
    assert count_states_in("unga-74-247", "voted-for") == FIGURES["committee_votes_for"].count() == 2
    assert FIGURES["committee_votes_against"].count() == 1
    assert FIGURES["committee_abstentions"].count() == 0


def test_initiatives_on_confidence_building_are_counted_once_each():
    theme = ThemeFactory(slug="confidence-building")
    InitiativeFactory(themes=[theme, ThemeFactory()], published=True)
    InitiativeFactory(themes=[theme])
    InitiativeFactory(published=True)
    assert FIGURES["initiatives_on_confidence_building"].count() == 1


def test_states_are_counted_in_the_newest_edition_only():
    indicator = IndicatorFactory(slug="freedom-on-the-net", published=True)
    first, second = CountryFactory(published=True), CountryFactory(published=True)
    for country, year in ((first, 2024), (second, 2024), (first, 2025)):
        ObservationFactory(indicator=indicator, country=country, year=year, published=True)
    assert FIGURES["freedom_on_the_net_states"].count() == 1


def test_national_positions_are_counted_as_texts():
    country = CountryFactory(iso3="ZZZ", published=True)
    PositionFactory(country=country, published=True)
    PositionFactory(country=country, published=True)
    PositionFactory(country=country, kind="statement", published=True)
    figure = FIGURES["national_positions"]
    assert figure.count() == 2
    assert figure.address() == "/positions/?kind=national-position&country=ZZZ"


def test_policies_in_force_are_those_whose_status_says_so():
    for status in ("in-force", "draft", ""):
        PolicyFactory(status=status, published=True)
    assert FIGURES["policies_in_force"].count() == 1


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.address])
def test_figures_lead_to_pages_that_there_are(name):
    assert resolve(FIGURES[name].address().partition("?")[0])
