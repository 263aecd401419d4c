"""Named figures: counted by hand on a few rows, and put into texts."""

import pytest

from initiatives.figures import FIGURES, compute, fill, names_in, unknown_names
from tests.factories import (
    CountryFactory,
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
)

pytestmark = pytest.mark.django_db


def _count(name):
    return FIGURES[name].count()


def test_states_with_a_strategy_are_counted_once_each():
    country = CountryFactory(published=True)
    for _strategy in range(2):
        PolicyFactory(country=country, kind="cybersecurity-strategy", status="in-force", published=True)
    PolicyFactory(kind="cybersecurity-strategy", status="draft", published=True)
    PolicyFactory(kind="cybersecurity-strategy", status="in-force", published=False)
    partner = CountryFactory(published=True, is_focus=False)
    PolicyFactory(country=partner, kind="cybersecurity-strategy", status="in-force", published=True)
    assert compute(["strategies_in_force", "states_with_strategy"]) == {
        "strategies_in_force": 3,
        "states_with_strategy": 1,
    }


def test_laws_and_teams_are_counted_by_state():
    country = CountryFactory(published=True)
    PolicyFactory(country=country, kind="cybercrime-law", status="in-force", published=True)
    PolicyFactory(country=country, kind="data-protection-law", status="in-force", published=True)
    InstitutionFactory(country=country, published=True)
    InstitutionFactory(slug="csirt-planned", published=True)
    assert _count("states_with_cybercrime_law") == 1
    assert _count("states_with_data_protection_law") == 1
    assert _count("states_with_csirt") == 1


def test_texts_points_and_answers_of_the_region_are_told_apart():
    country = CountryFactory(published=True)
    partner = CountryFactory(published=True, is_focus=False)
    first, second = LegalTopicFactory(), LegalTopicFactory()
    for kind in ("national-position", "statement"):
        points = [PositionPointFactory.build(topic=topic) for topic in (first, second)]
        PositionFactory(country=country, kind=kind, points=points, published=True)
    PositionFactory(country=partner, points=[PositionPointFactory.build(topic=first)], published=True)
    names = ("positions", "statements_on_law", "points_of_law", "answers_on_law", "questions_of_law")
    assert [_count(name) for name in names] == [3, 2, 4, 2, 2]
    assert _count("states_with_national_position") == _count("states_with_any_position") == 1


def test_who_takes_part_in_treaties():
    budapest = InstrumentFactory(slug="budapest-convention", published=True)
    hanoi = InstrumentFactory(slug="un-cybercrime-convention", published=True)
    country = CountryFactory(published=True)
    for instrument, status in ((budapest, "party"), (hanoi, "signatory"), (hanoi, "party")):
        ParticipationFactory(country=country, instrument=instrument, status=status, published=True)
    ParticipationFactory(instrument=budapest, status="invited", published=True)
    ParticipationFactory(instrument=budapest, status="party", published=False)
    assert _count("budapest_parties") == 1
    assert _count("un_convention_signatories") == 1


def test_initiatives_with_the_union_are_counted_once_whatever_its_bodies_do():
    body = OrganisationFactory(kind="eu", published=True)
    InitiativeFactory(lead_organisations=[body], funders=[body], published=True)
    InitiativeFactory(published=True)
    assert _count("initiatives") == 2
    assert _count("initiatives_with_eu") == 1
    assert f"organisation={body.slug}" in FIGURES["initiatives_with_eu"].address()


def test_freedom_on_the_net_counts_the_newest_edition_only():
    indicator = IndicatorFactory(slug="freedom-on-the-net", published=True)
    country = CountryFactory(published=True)
    for year, label in ((2024, "Free"), (2025, "Partly Free")):
        ObservationFactory(indicator=indicator, country=country, year=year, label=label, published=True)
    names = ("free", "partly_free", "not_free")
    assert [_count(f"freedom_on_the_net_{name}") for name in names] == [0, 1, 0]


def test_texts_name_figures_in_braces():
    CountryFactory(published=True)
    assert names_in("{states} of {states}, {colour}") == ["states", "colour"]
    assert unknown_names("{states}, {colour}") == ["colour"]
    assert fill("<b>{states}</b> {colour}") == "<b>1</b> {colour}"
    assert fill("{states}", {"states": 1234}) == "1,234"


def test_only_the_figures_that_are_named_are_computed(django_assert_num_queries):
    with django_assert_num_queries(1):
        fill("{states}, {states} and {colour}")


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_works_on_an_empty_catalogue(name):
    assert FIGURES[name].count() == 0
    assert str(FIGURES[name].description)
