"""The facts that stand first: what is chosen, what is said where nothing is known, and what it rests on."""

import pytest

from initiatives.profile.facts import country_facts
from initiatives.profile.records import read_records
from initiatives.provenance import SourceRegister
from tests.factories import (
    CountryFactory,
    IndicatorFactory,
    InstitutionFactory,
    InstrumentFactory,
    ObservationFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return CountryFactory(published=True, title="Testland")


def facts_of(country):
    return {fact.label: fact for fact in country_facts(read_records(country), SourceRegister())}


def test_strategy_is_the_newest_in_force(country):
    for status, adopted_on in (("in-force", "2017"), ("in-force", "2023-05"), ("draft", "2026")):
        PolicyFactory(
            published=True,
            country=country,
            status=status,
            adopted_on=adopted_on,
            official_title=f"Estrategia {adopted_on}",
        )
    fact = facts_of(country)["National strategy"]
    assert (fact.value, fact.lang, fact.status) == ("Estrategia 2023-05", "es", "in-force")
    assert fact.note == "adopted May 2023"
    assert [mark.number for mark in fact.provenance.marks] == [1]
    assert fact.provenance.checked_on


def test_draft_strategy_stands_where_none_is_in_force(country):
    PolicyFactory(published=True, country=country, status="superseded", adopted_on="2024")
    PolicyFactory(published=True, country=country, status="draft", adopted_on=None)
    assert facts_of(country)["National strategy"].status == "draft"


def test_draft_is_dated_and_not_adopted(country):
    PolicyFactory(published=True, country=country, status="draft", adopted_on="2020-06-24")
    assert facts_of(country)["National strategy"].note == "dated 24 Jun 2020"


def test_nothing_is_inferred_from_texts_of_another_kind(country):
    PolicyFactory(published=True, country=country, kind="digital-strategy")
    fact = facts_of(country)["National strategy"]
    assert (fact.value, fact.empty) == ("", "")


def test_strategy_without_established_status_says_so(country):
    PolicyFactory(published=True, country=country, status="", adopted_on="2020")
    note = facts_of(country)["National strategy"].note
    assert note == "adopted 2020, whether it is in force is not established"


def test_unpublished_records_are_no_facts(country):
    PolicyFactory(country=country)
    InstitutionFactory(country=country)
    ParticipationFactory(country=country, instrument=InstrumentFactory(published=True))
    facts = facts_of(country)
    assert not facts["National strategy"].value
    assert not facts["National response team"].value


def test_planned_response_team_is_never_a_team(country):
    InstitutionFactory(published=True, country=country, slug="tst-csirt-planned", acronym="TST")
    fact = facts_of(country)["National response team"]
    assert (fact.value, fact.status) == ("None yet", "planned")


def test_existing_response_team_goes_before_a_planned_one(country):
    InstitutionFactory(published=True, country=country, slug="new-planned", established_on="2027")
    team = InstitutionFactory(
        published=True, country=country, slug="old", acronym="OLD", established_on="2012-04"
    )
    fact = facts_of(country)["National response team"]
    assert fact.value == f"{team.heading} (OLD)"
    assert fact.note == "since Apr 2012"


def test_party_goes_before_signatory(country):
    convention = InstrumentFactory(published=True, slug="budapest-convention")
    ParticipationFactory(
        published=True, country=country, instrument=convention, status="signatory", date="2015"
    )
    ParticipationFactory(
        published=True,
        country=country,
        instrument=convention,
        status="party",
        date="2018-01-01",
        note="In force for the country from this date",
    )
    fact = facts_of(country)["Budapest Convention"]
    assert fact.value == "Party, 1 Jan 2018"
    assert fact.note == "in force for the country from this date"
    assert fact.url == convention.get_absolute_url()


def test_other_treaties_follow_only_where_there_is_a_row(country):
    treaty = InstrumentFactory(published=True, slug="depa", short_title="DEPA")
    ParticipationFactory(published=True, country=country, instrument=treaty)
    assert "DEPA" in facts_of(country)
    assert "DEPA" not in facts_of(CountryFactory(published=True))


def test_expert_groups_are_one_fact_with_all_sources(country):
    for name, status in (("GGE 2021", "chair"), ("GGE 2015", "member")):
        slug = name.lower().replace(" ", "-")
        group = InstrumentFactory(published=True, kind="expert-group", slug=slug, short_title=name)
        ParticipationFactory(published=True, country=country, instrument=group, status=status, date=None)
    fact = facts_of(country)["UN expert groups"]
    assert fact.value == "GGE 2015, GGE 2021 (chair)"
    assert len(fact.provenance.marks) == 2


def test_national_position_counts_its_checked_points(country):
    points = [PositionPointFactory.build(), PositionPointFactory.build()]
    PositionFactory(published=True, country=country, points=points, delivered_on="2023-07-21")
    PositionFactory(published=True, country=country, kind="statement", delivered_on="2025")
    fact = facts_of(country)["Position on international law"]
    assert fact.value == "National position, 21 Jul 2023"
    assert fact.note == "2 points of law checked"


def test_other_texts_are_no_national_position(country):
    PositionFactory(published=True, country=country, kind="statement", delivered_on="2025")
    value = facts_of(country)["Position on international law"].value
    assert value == "No national position on record; statement, 2025"


def test_newest_value_of_an_indicator_with_its_year(country):
    older = ObservationFactory(published=True, country=country, year=2020, value=40)
    ObservationFactory(
        published=True, country=country, indicator=older.indicator, year=2024, value="75.05", label="Tier 3"
    )
    fact = facts_of(country)[older.indicator.heading]
    assert (fact.value, fact.note) == ("75.05 of 100", "2024 · Tier 3")


@pytest.mark.parametrize(
    ("scale", "unit", "value", "text"),
    [
        (1, "index", "0.80089", "0.80089 of 1"),
        (1, "index", "0.0959", "0.0959 of 1"),
        (100, "points", "96.38", "96.38 of 100"),
        (100, "points", "70.00000", "70 of 100"),
        (100, "% of population", "83.56120", "83.6 % of people"),
    ],
)
def test_value_is_written_as_its_publisher_gives_it(country, scale, unit, value, text):
    indicator = IndicatorFactory(published=True, scale_max=scale, unit=unit)
    ObservationFactory(published=True, country=country, indicator=indicator, year=2024, value=value)
    assert facts_of(country)[indicator.heading].value == text


def test_what_nobody_has_looked_for_says_so_of_states_only(country):
    partner = CountryFactory(published=True, is_focus=False, subregion="")
    assert facts_of(country)["OAS points of contact"].value == ""
    assert list(facts_of(partner)) == ["Official name"]


def test_sources_are_numbered_in_order_of_first_use(country):
    shared = SourceFactory()
    PolicyFactory(published=True, country=country, sources=[(shared, "p. 18")])
    InstitutionFactory(published=True, country=country, sources=[SourceFactory(), shared])
    register = SourceRegister()
    facts = {fact.label: fact for fact in country_facts(read_records(country), register)}
    assert [mark.number for mark in facts["National response team"].provenance.marks] == [2, 1]
    assert facts["National strategy"].provenance.place == "p. 18"
    assert register.entries[0].source == shared
