"""Values of an indicator by country and year."""

from decimal import Decimal

import pytest

from initiatives.details.indicator import indicator_context
from initiatives.models import Indicator
from tests.factories import CountryFactory, IndicatorFactory, ObservationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator():
    return IndicatorFactory(published=True)


@pytest.fixture
def states():
    return [CountryFactory(title=name, published=True) for name in ("Peru", "Chile", "Haiti")]


def value(indicator, country, year, number, **parts):
    """A published value."""
    number = None if number is None else Decimal(number)
    return ObservationFactory(
        indicator=indicator, country=country, year=year, value=number, published=True, **parts
    )


def context_of(indicator: Indicator, **choices) -> dict:
    """The context of the public page."""
    return indicator_context(Indicator.objects.for_detail().get(pk=indicator.pk), **choices)


def test_countries_by_name_and_newest_year_first(indicator, states):
    value(indicator, states[0], 2018, "71.5")
    value(indicator, states[1], 2020, "60", label="Partly Free")
    table = context_of(indicator)["table"]
    assert table.years == [2020, 2018]
    assert [row.country.heading for row in table.rows] == ["Chile", "Peru"]
    assert [cell.text for cell in table.rows[0].cells] == ["60", ""]
    assert table.rows[0].cells[0].label == "Partly Free"
    assert [cell.text for cell in table.rows[1].cells] == ["", "71.5"]
    assert table.rows[0].provenance.marks


def test_class_without_a_score_is_a_value(indicator, states):
    value(indicator, states[0], 2024, None, label="Tier 3")
    context = context_of(indicator)
    assert context["table"].rows[0].cells[0].text == ""
    assert context["table"].rows[0].cells[0].label == "Tier 3"
    assert context["bars"] is None


def test_values_of_an_index_are_not_cut_and_those_of_statistics_are_rounded(states):
    fine = IndicatorFactory(scale_max=Decimal(1), published=True)
    value(fine, states[0], 2024, "0.82601")
    assert context_of(fine)["table"].rows[0].cells[0].text == "0.82601"
    statistic = IndicatorFactory(unit="% of population", published=True)
    value(statistic, states[0], 2024, "83.56920")
    value(statistic, states[1], 2024, "40")
    cells = [row.cells[0].text for row in context_of(statistic)["table"].rows]
    assert cells == ["40.00", "83.57"]
    whole = IndicatorFactory(published=True)
    value(whole, states[0], 2024, "70.00000")
    assert context_of(whole)["table"].rows[0].cells[0].text == "70"


def test_partners_are_shown_when_asked_for(indicator, states, client):
    partner = CountryFactory(title="Canada", is_focus=False, published=True)
    value(indicator, partner, 2024, "90")
    value(indicator, states[0], 2024, "50")
    assert [row.country.heading for row in context_of(indicator)["table"].rows] == ["Peru"]
    context = client.get(indicator.get_absolute_url(), {"partners": "1"}).context
    assert [row.country.heading for row in context["table"].rows] == ["Peru", "Canada"]
    assert [view["current"] for view in context["views"]] == [False, True]
    assert context["bars"]["rows"][0]["label"] == "Canada (partner)"
    assert [row["now"] for row in context["bars"]["rows"]] == [False, True]
    odd = client.get(indicator.get_absolute_url(), {"partners": "x\0"})
    assert len(odd.context["table"].rows) == 1


def test_bars_show_the_newest_year_that_most_countries_have(indicator, states):
    for state, number in zip(states, (10, 30, 20), strict=True):
        value(indicator, state, 2023, number)
    value(indicator, states[0], 2024, 90)
    bars = context_of(indicator)["bars"]
    assert bars["year"] == 2023
    assert [row["text"] for row in bars["rows"]] == ["30", "20", "10"]
    assert bars["maximum"] == Decimal(100)


def test_bars_without_a_scale_end_at_the_highest_value(states):
    indicator = IndicatorFactory(scale_min=None, scale_max=None, unit="visits", published=True)
    value(indicator, states[0], 2024, "250")
    assert context_of(indicator)["bars"]["maximum"] == Decimal(250)


def test_states_without_a_value_are_named(indicator, states):
    value(indicator, states[0], 2024, "50")
    ObservationFactory(indicator=indicator, country=states[1])
    context = context_of(indicator)
    assert context["missing"] == "Chile, Haiti"
    assert context["missing_heading"] == "No value on record for 2 of 3 states"
    assert context["head"].lede == "Values for 1 of 3 states, in 1 year."


def test_indicator_without_values_says_so(indicator, states, client):
    context = context_of(indicator)
    assert context["head"].lede == "No values on record yet."
    assert context["bars"] is None
    assert client.get(indicator.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ((2016, 2017, 2018), "2016 to 2018"),
        ((2017, 2018, 2020, 2024), "2017, 2018, 2020, 2024"),
        ((2022,), "2022"),
        ((), "None yet"),
    ],
)
def test_years_with_values_show_their_gaps(indicator, states, years, text):
    for year in years:
        value(indicator, states[0], year, 50)
    ledger = {row["label"]: row["text"] for row in context_of(indicator)["ledger"] if "text" in row}
    assert ledger["Years with values"] == text


@pytest.mark.parametrize(
    ("higher", "text"),
    [(True, "Higher is better"), (False, "Lower is better"), (None, "Neither way is better")],
)
def test_ledger_says_how_to_read_it(higher, text):
    ledger = context_of(IndicatorFactory(higher_is_better=higher, published=True))["ledger"]
    assert {"label": "Reading", "text": text} in ledger
