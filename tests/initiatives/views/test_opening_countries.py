"""The pages of countries on the opening catalogue."""

import gzip

import pytest

from initiatives.models import Country
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opening_catalogue")]


def test_every_state_has_a_page(client):
    states = Country.objects.published().focus()
    assert states.count() == 33
    for country in states:
        assert client.get(country.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("slug", ["brazil", "dominica", "european-union", "ghana"])
def test_profiles_are_well_formed(client, slug):
    page = body_of(client.get(f"/countries/{slug}/"))
    assert_well_formed(page)
    assert len(gzip.compress(page.encode())) < 100_000


def test_costa_rica(client):
    page = body_of(client.get("/countries/costa-rica/"))
    assert "Central America · capital San José" in page
    assert '<span class="value" lang="es">' in page
    assert "National position, 21 Jul 2023" in page
    assert "in: Cyber diplomacy in Latin America and the Caribbean, as it stood on" in page
    assert 'id="source-1"' in page


def test_planned_team_of_barbados_is_no_team(client):
    page = body_of(client.get("/countries/barbados/"))
    assert "None yet" in page


def test_partner_shows_only_what_is_on_record(client):
    page = body_of(client.get("/countries/european-union/"))
    assert "Partner, kept for comparison" in page
    assert "With the region" in page
    assert 'class="void"' not in page.split('id="international-law"')[0]


def test_list_shows_the_33_states_by_subregion(client):
    page = body_of(client.get("/countries/"))
    assert_well_formed(page)
    assert [page.count(f"<h3>{name}</h3>") for name in ("South America", "Caribbean", "Partners")] == [
        1,
        1,
        0,
    ]
    results = page.split('id="results"')[1]
    assert results.count("<h4>") == 33


def test_partners_are_a_filter_away(client):
    results = body_of(client.get("/countries/?region=partners")).split('id="results"')[1]
    assert "<h3>Partners</h3>" in results
    assert "European Union" in results


@pytest.mark.parametrize("measure", ["strategy", "position", "budapest", "internet", "nonsense", "%00"])
def test_measures_of_the_map(client, measure):
    page = body_of(client.get(f"/countries/?measure={measure}&subregion=caribbean"))
    assert_well_formed(page)
    assert page.count('class="state"') == 33
    assert ("There is no such measure" in page) == (measure in ("nonsense", "%00"))
    assert "subregion=caribbean&amp;measure=budapest" in page


def test_table_says_what_is_not_researched(client):
    page = body_of(client.get("/countries/?view=table"))
    assert_well_formed(page)
    assert '<span class="hint">not researched yet</span>' in page
