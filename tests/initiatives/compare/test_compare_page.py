"""The page of a comparison: one address for each set, and as many queries for twelve as for two."""

import pytest

from tests.factories import (
    CountryFactory,
    EventFactory,
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
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db


def address_of(countries, more: str = "") -> str:
    codes = sorted(country.iso3 for country in countries)
    return "/compare/?" + "&".join(f"country={code}" for code in codes) + more


@pytest.fixture
def pair():
    return [CountryFactory(published=True, title=name) for name in ("Aland", "Beland")]


def test_every_order_leads_to_the_same_address(client, pair):
    first, last = sorted(country.iso3 for country in pair)
    for query in (
        f"country={last}&country={first}",
        f"country={first.lower()}&country={last}",
        f"country={first}&country={last}&country={first}",
        f"country={first}&country={last}&country=",
        f"country={first}&country={last}&page=2",
    ):
        response = client.get(f"/compare/?{query}")
        assert (response.status_code, response["Location"]) == (301, address_of(pair)), query
    query = f"rows=differences&pillar=cybercrime&pillar=cyber-resilience&country={last}&country={first}"
    expected = address_of(pair, "&pillar=cyber-resilience&pillar=cybercrime&rows=differences")
    assert client.get(f"/compare/?{query}")["Location"] == expected
    assert client.get(f"/es/compare/?country={last}&country={first}")["Location"] == f"/es{address_of(pair)}"
    assert client.get(expected).status_code == 200


def test_page_is_whole_and_not_for_search_engines(client, pair):
    PolicyFactory(published=True, country=pair[0])
    PolicyFactory(published=True, country=pair[1], status="draft")
    page = body_of(client.get(address_of(pair)))
    assert_well_formed(page)
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="http://testserver{address_of(pair)}">'.replace("&", "&amp;") in page
    assert f'hreflang="es" href="http://testserver/es{address_of(pair)}"'.replace("&", "&amp;") in page
    assert 'property="og:title"' in page
    assert "They differ on 1 of 1 question and agree on 0." in page
    assert "≠" in page
    assert "Differs</span>" in page


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("country=%00&country=ZZZZ", "country"),
        ("country=%F0%9F%98%80" * 1, "country"),
        ("pillar=cooking", "pillar"),
        ("rows=all-of-them", "rows"),
        ("colour=red", "colour"),
        ("country=" + "A" * 5000, "country"),
        ("sort=x", "sort"),
    ],
)
def test_what_means_nothing_is_named(client, query, named):
    page = body_of(client.get(f"/compare/?{query}"))
    assert "Part of the address was not understood." in page
    assert named in page.partition('class="notice"')[2].partition("</div>")[0]


def test_a_draft_country_is_not_known(client, pair):
    draft = CountryFactory(title="Secretland")
    page = body_of(client.get(address_of([*pair, draft])))
    assert "Secretland" not in page
    assert "is not known here" in page


def test_none_and_one_lead_to_the_choice(client, pair):
    page = body_of(client.get("/compare/"))
    assert_well_formed(page)
    assert "Tick two countries or more" in page
    one = body_of(client.get(address_of(pair[:1])))
    assert f'value="{pair[0].iso3}" checked' in one
    assert f'value="{pair[1].iso3}" checked' not in one


def test_countries_are_added_and_taken_away_by_links_and_a_form(client, pair):
    third = CountryFactory(published=True, title="Celand")
    page = body_of(client.get(address_of([*pair, third], "&rows=differences")))
    assert f'href="{address_of(pair, "&rows=differences")}"'.replace("&", "&amp;") in page
    alone = body_of(client.get(address_of(pair)))
    assert f'<option value="{third.iso3}">Celand</option>' in alone
    assert f'<input type="hidden" name="country" value="{pair[0].iso3}">' in alone


def add_rows(country, theme, resolution, topic, indicator) -> None:
    PolicyFactory(published=True, country=country)
    ParticipationFactory(published=True, country=country, instrument=resolution, status="abstained")
    PositionFactory(published=True, country=country, points=[PositionPointFactory.build(topic=topic)])
    InitiativeFactory(published=True, countries=[country], themes=[theme])
    EventFactory(published=True, countries=[country], country=country, themes=[theme])
    ObservationFactory(published=True, country=country, indicator=indicator)


def test_two_cost_as_much_as_five(client, count_queries):
    theme, topic = ThemeFactory(slug="cybercrime"), LegalTopicFactory()
    resolution = InstrumentFactory(published=True, kind="resolution", themes=[theme])
    indicator = IndicatorFactory(published=True)
    countries = [CountryFactory(published=True) for _number in range(5)]
    for country in countries:
        add_rows(country, theme, resolution, topic, indicator)
    few = count_queries(lambda: body_of(client.get(address_of(countries[:2]))))
    assert count_queries(lambda: body_of(client.get(address_of(countries)))) == few


def test_profile_and_list_lead_to_the_comparison(client, pair):
    profile = body_of(client.get(pair[0].get_absolute_url()))
    assert f'href="/compare/?country={pair[0].iso3}"' in profile
    page = body_of(client.get("/countries/"))
    assert f'name="country" value="{pair[0].iso3}" form="compare"' in page
    assert_well_formed(page)
