"""The pages of countries: list with map, profiles of states and partners, their cost and their form."""

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
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db


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
    add_rows(country, 2)
    assert queries_of(client, address) == few
    assert few < 40


def test_list_costs_the_same_at_two_sizes(client):
    costs = []
    for number in (1, 2):
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
