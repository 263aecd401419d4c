"""What the map shows: one class for each state of the region, counted."""

import pytest

from initiatives.measures import MEASURES, measure_layers, region_measure
from tests.factories import (
    CountryFactory,
    IndicatorFactory,
    InstrumentFactory,
    ObservationFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
)

pytestmark = pytest.mark.django_db


def _strategy(country, status, **options):
    options = {"kind": "cybersecurity-strategy", "published": True, **options}
    return PolicyFactory(country=country, status=status, **options)


def _value(key, country):
    return region_measure(key).states[country.iso3]["value"]


def test_a_strategy_in_force_goes_before_all_others():
    country = CountryFactory(published=True, title="Costa Rica")
    for status in ("", "draft", "in-force", "superseded"):
        _strategy(country, status)
    measure = region_measure("strategy")
    assert measure.states[country.iso3]["label"] == "Costa Rica: strategy in force"
    assert measure.legend == [{"value": "in-force", "count": 1, "label": "has a strategy in force"}]


@pytest.mark.parametrize("status", ["", "superseded"])
def test_a_strategy_without_established_status_is_neither_in_force_nor_missing(status):
    country = CountryFactory(published=True)
    _strategy(country, status)
    assert _value("strategy", country) == "no-data"


def test_drafts_of_the_catalogue_and_other_policies_colour_nothing():
    country = CountryFactory(published=True)
    _strategy(country, "in-force", published=False)
    _strategy(country, "in-force", kind="cybercrime-law")
    assert _value("strategy", country) == "none"


def test_a_national_position_goes_before_other_texts():
    national, other, unread = (CountryFactory(published=True) for _place in range(3))
    PositionFactory(country=national, kind="statement", published=True)
    PositionFactory(country=national, kind="national-position", published=True)
    PositionFactory(country=other, kind="questionnaire-response", published=True)
    PositionFactory(country=unread, published=False)
    values = [_value("position", country) for country in (national, other, unread)]
    assert values == ["in-force", "draft", "none"]


def test_a_party_to_the_budapest_convention_goes_before_the_invited():
    convention = InstrumentFactory(slug="budapest-convention", published=True)
    party, invited, other = (CountryFactory(published=True) for _place in range(3))
    for country, status in ((party, "party"), (party, "invited"), (invited, "invited")):
        ParticipationFactory(country=country, instrument=convention, status=status, published=True)
    ParticipationFactory(country=other, status="party", published=True)
    values = [_value("budapest", country) for country in (party, invited, other)]
    assert values == ["in-force", "draft", "none"]


@pytest.mark.parametrize(
    ("value", "step", "shown"), [("59.4", "seq-1", "59"), ("59.6", "seq-2", "60"), ("90", "seq-5", "90")]
)
def test_internet_use_is_classed_by_the_newest_value_as_it_is_shown(value, step, shown):
    indicator = IndicatorFactory(slug="internet-users", published=True)
    country = CountryFactory(published=True, title="Belize")
    ObservationFactory(indicator=indicator, country=country, year=2019, value="10", published=True)
    ObservationFactory(indicator=indicator, country=country, year=2023, value=value, published=True)
    state = region_measure("internet").states[country.iso3]
    assert state["value"] == step
    assert state["label"] == f"Belize: {shown}% of people use the Internet (2023)"


def test_no_value_is_no_data_and_never_the_palest_step():
    assert _value("internet", CountryFactory(published=True)) == "no-data"


def test_partners_and_unpublished_states_are_not_on_the_map():
    CountryFactory(published=True, is_focus=False)
    CountryFactory(published=False)
    assert region_measure().states == {}


def test_an_unknown_measure_gives_the_default_with_a_message():
    measure = region_measure("colour")
    assert measure.key == "strategy"
    assert measure.message
    assert not region_measure().message


def test_layers_link_to_each_measure_and_name_the_current_one():
    layers = measure_layers("budapest", "/", "#map")
    assert [layer["url"] for layer in layers] == [
        "/#map",
        "/?measure=position#map",
        "/?measure=budapest#map",
        "/?measure=internet#map",
    ]
    assert [layer["current"] for layer in layers] == [False, False, True, False]


@pytest.mark.parametrize("key", MEASURES)
def test_the_number_of_queries_does_not_grow(key, django_assert_num_queries):
    for _state in range(3):
        _strategy(CountryFactory(published=True), "in-force")
    with django_assert_num_queries(2):
        region_measure(key)
    for _state in range(6):
        PositionFactory(country=CountryFactory(published=True), published=True)
    with django_assert_num_queries(2):
        region_measure(key)
