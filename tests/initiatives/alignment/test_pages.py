"""The pages of alignment: every number leads to its items, and nothing in an address makes them fail."""

import re

import pytest

from tests.factories import (
    CountryFactory,
    InstrumentFactory,
    LegalTopicFactory,
    ParticipationFactory,
    PositionFactory,
    PositionPointFactory,
)

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/alignment/",
    "/alignment/?compare=states",
    "/alignment/?compare=years",
    "/alignment/BRA/USA/",
    "/alignment/BRA/CHL/?kind=votes",
)
CODES = ("BRA", "CHL", "USA")


@pytest.fixture
def countries():
    """Two states and a partner, which voted once; Brazil and Chile for, the United States against."""
    found = {
        code: CountryFactory(
            iso3=code, iso2=code[:2], title=code.title(), published=True, is_focus=code != "USA"
        )
        for code in CODES
    }
    _vote(found, "voted-for", "voted-for", "voted-against")
    return found


def _vote(countries, *statuses):
    resolution = InstrumentFactory(published=True, kind="resolution", adopted_on="2019-12-12")
    for country, status in zip(countries.values(), statuses, strict=True):
        ParticipationFactory(published=True, country=country, instrument=resolution, status=status)
    return resolution


def _say(countries):
    topic = LegalTopicFactory()
    for country in countries.values():
        PositionFactory(country=country, published=True, points=[PositionPointFactory.build(topic=topic)])


def _text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_number_leads_to_the_items_behind_it(client, countries):
    _vote(countries, "voted-for", "abstained", "voted-for")
    html = client.get("/alignment/").content.decode()
    links = re.findall(r'href="(/alignment/BRA/USA/[^"]*)" aria-label="[^"]*: 1 of 2', html)
    assert links
    assert set(links) == {"/alignment/BRA/USA/?kind=votes"}
    page = _text(client.get(links[0]))
    assert "The same on 1 of 2 items in common; partly on 0, opposed on 1." in page
    assert page.count("Voted against") == 1
    assert "Treaties and memberships" in page  # in the method, and as a choice


def test_every_item_names_its_sources_and_the_day_of_its_check(client, countries):
    html = client.get("/alignment/BRA/USA/").content.decode()
    marks = set(re.findall(r'href="#source-(\d+)"', html))
    assert marks == set(re.findall(r'id="source-(\d+)"', html)) == {"1", "2"}
    assert "Checked" in html


def test_states_have_one_address_whichever_is_named_first(client, countries):
    for path in ("/alignment/USA/BRA/", "/alignment/bra/usa/"):
        response = client.get(f"{path}?kind=votes")
        assert (response.status_code, response["Location"]) == (301, "/alignment/BRA/USA/?kind=votes")
    assert client.get("/alignment/CHL/BRA/")["Location"] == "/alignment/BRA/CHL/"
    assert client.get("/es/alignment/USA/BRA/")["Location"] == "/es/alignment/BRA/USA/"


@pytest.mark.parametrize("path", ["BRA/BRA", "BRA/XXX", "USA/CAN"])
def test_only_two_countries_are_compared_one_of_them_of_the_region(client, countries, path):
    CountryFactory(iso3="CAN", published=True, is_focus=False)
    assert client.get(f"/alignment/{path}/").status_code == 404


def test_a_draft_has_no_address(client, countries):
    CountryFactory(iso3="PER")
    assert client.get("/alignment/PER/USA/").status_code == 404


def test_filters_narrow_the_page(client, countries):
    assert (
        "Chl" not in _text(client.get("/alignment/?country=BRA")).split("All numbers")[1].split("How it")[0]
    )
    assert "0 of 1" in _text(client.get("/alignment/?partner=USA&year_min=2019&kind=votes"))
    assert "0 of 1" not in _text(client.get("/alignment/?partner=USA&year_min=2020&kind=votes"))
    assert "No item in common" in _text(client.get("/alignment/BRA/USA/?outcome=same"))


def test_state_with_state_is_shaded_by_share_and_hatched_without_an_item(client, countries):
    CountryFactory(iso3="PER", published=True)
    html = client.get("/alignment/?compare=states").content.decode()
    assert '<td data-step="seq-5" class="few"><a href="/alignment/BRA/CHL/?kind=votes">1 of 1</a>' in html
    assert html.count('<td data-step="no-data">') == 4
    assert "style=" not in html


def test_years_stand_alone_and_added_up(client, countries):
    later = _vote(countries, "voted-for", "voted-for", "voted-for")
    type(later).objects.filter(pk=later.pk).update(adopted_on="2021-01")
    page = _text(client.get("/alignment/?compare=years&partner=USA&kind=votes"))
    assert "2019 0 of 2 partly 0, opposed 2 0 of 2 so far" in page
    assert "2021 2 of 2 partly 0, opposed 0 2 of 4 so far" in page


@pytest.mark.parametrize("name", ["kind", "partner", "country", "subregion", "year_min", "outcome"])
def test_an_unknown_value_shows_nothing_and_is_named_beside_its_filter(client, countries, name):
    address = "/alignment/BRA/USA/" if name == "outcome" else "/alignment/"
    html = client.get(f"{address}?{name}=colour").content.decode()
    assert 'class="error"' in html
    assert "“colour”" in html
    assert "of 1<" not in html


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "query",
    ["?kind=%00&country=\xff", "?compare=x&foo=1&year_max=" + "9" * 999, "?kind=votes&kind=" + "k" * 9999],
)
def test_odd_input_gives_the_page(client, countries, address, query):
    response = client.get(address.partition("?")[0] + query)
    assert response.status_code == 200
    assert "\0" not in response.content.decode()


def test_an_empty_catalogue_gives_the_page(client):
    for address in ADDRESSES[:3]:
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_number_of_queries_is_fixed(client, countries, count_queries, address):
    _say(countries)
    few = count_queries(lambda: client.get(address))
    for _time in range(3):
        _vote(countries, "voted-for", "abstained", "voted-for")
        _say(countries)
    for code in ("PER", "URY"):
        state = CountryFactory(iso3=code, published=True)
        ParticipationFactory(published=True, country=state, status="party")
    assert count_queries(lambda: client.get(address)) == few
