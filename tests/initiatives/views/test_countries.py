"""The pages of countries: list with map, profiles of states and partners, their cost and their form."""

import gzip
import re

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import Country
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
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def body_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def assert_well_formed(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count("<h1") == 1
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(ids)
    assert not re.search(r'\s(style|on[a-z]+)="', page)


def add_rows(country, number: int) -> None:
    """Everything that a profile can show, ``number`` times."""
    for place in range(number):
        theme = ThemeFactory()
        PolicyFactory(published=True, country=country)
        InstitutionFactory(published=True, country=country)
        instrument = InstrumentFactory(published=True, themes=[theme])
        ParticipationFactory(published=True, country=country, instrument=instrument)
        PositionFactory(published=True, country=country, points=[PositionPointFactory.build()])
        bodies = [OrganisationFactory(published=True)]
        InitiativeFactory(
            published=True,
            countries=[country],
            themes=[theme],
            lead_organisations=bodies,
            partner_organisations=bodies,
            funders=bodies,
        )
        EventFactory(published=True, countries=[country], country=country, organisers=bodies)
        indicator = IndicatorFactory(published=True)
        ObservationFactory(published=True, country=country, indicator=indicator, year=2000 + place)


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        body_of(client.get(address))
    return len(queries)


def test_profile_costs_the_same_at_two_sizes(client):
    country = CountryFactory(published=True, groupings=[OrganisationFactory(published=True)])
    address = country.get_absolute_url()
    add_rows(country, 1)
    client.get(address)
    few = queries_of(client, address)
    add_rows(country, 4)
    assert queries_of(client, address) == few
    assert few < 40


def test_list_costs_the_same_at_two_sizes(client):
    costs = []
    for number in (1, 5):
        for _place in range(number):
            add_rows(CountryFactory(published=True, groupings=[OrganisationFactory(published=True)]), 1)
        client.get("/countries/")
        costs.append([queries_of(client, f"/countries/{query}") for query in ("", "?view=table")])
    assert costs[0] == costs[1]


def test_empty_profile_says_that_nothing_was_researched(client):
    country = CountryFactory(published=True, title="Testland", summary="")
    page = body_of(client.get(country.get_absolute_url()))
    assert "Testland has not been researched yet." in page
    assert page.count('class="void" data-stance="not-researched"') == 8
    assert_well_formed(page)


def test_draft_country_has_no_page(client):
    country = CountryFactory(slug="draftland")
    assert client.get(country.get_absolute_url()).status_code == 404


def test_preview_of_a_country_that_is_not_saved(rf):
    request = rf.get("/admin/preview/")
    country = Country(title_en="Newland", iso3="NEW", iso2="NL", slug="newland", is_focus=True)
    page = country.serve_preview(request, country.default_preview_mode).rendered_content
    assert "Newland" in page
    assert "0 records" not in page


@pytest.mark.usefixtures("opening_catalogue")
class TestOpeningCatalogue:
    """The pages on the real catalogue."""

    def test_every_country_has_a_page(self, client):
        countries = Country.objects.published()
        assert countries.focus().count() == 33
        for country in countries:
            assert client.get(country.get_absolute_url()).status_code == 200

    @pytest.mark.parametrize("slug", ["brazil", "dominica", "european-union", "ghana"])
    def test_profiles_are_well_formed(self, client, slug):
        page = body_of(client.get(f"/countries/{slug}/"))
        assert_well_formed(page)
        assert len(gzip.compress(page.encode())) < 100_000

    def test_costa_rica(self, client):
        page = body_of(client.get("/countries/costa-rica/"))
        assert "Central America · capital San José" in page
        assert '<span class="value" lang="es">' in page
        assert "National position, 21 Jul 2023" in page
        assert "in: Cyber diplomacy in Latin America and the Caribbean, as it stood on" in page
        assert 'id="source-1"' in page

    def test_planned_team_of_barbados_is_no_team(self, client):
        page = body_of(client.get("/countries/barbados/"))
        assert "None yet" in page

    def test_partner_shows_only_what_is_on_record(self, client):
        page = body_of(client.get("/countries/european-union/"))
        assert "Partner, kept for comparison" in page
        assert "With the region" in page
        assert 'class="void"' not in page.split('id="international-law"')[0]

    def test_list_shows_the_33_states_by_subregion(self, client):
        page = body_of(client.get("/countries/"))
        assert_well_formed(page)
        assert [page.count(f"<h3>{name}</h3>") for name in ("South America", "Caribbean", "Partners")] == [
            1,
            1,
            0,
        ]
        results = page.split('id="results"')[1]
        assert results.count("<h4>") == 33

    def test_partners_are_a_filter_away(self, client):
        results = body_of(client.get("/countries/?region=partners")).split('id="results"')[1]
        assert "<h3>Partners</h3>" in results
        assert "European Union" in results

    @pytest.mark.parametrize("measure", ["strategy", "position", "budapest", "internet", "nonsense", "%00"])
    def test_measures_of_the_map(self, client, measure):
        page = body_of(client.get(f"/countries/?measure={measure}&subregion=caribbean"))
        assert_well_formed(page)
        assert page.count('class="state"') == 33
        assert ("There is no such measure" in page) == (measure in ("nonsense", "%00"))
        assert "subregion=caribbean&amp;measure=budapest" in page

    def test_table_says_what_is_not_researched(self, client):
        page = body_of(client.get("/countries/?view=table"))
        assert_well_formed(page)
        assert '<span class="hint">not researched yet</span>' in page
