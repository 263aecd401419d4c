"""Who works with a country: how partners are found, and that records are counted once."""

import pytest

from initiatives.profile.partnerships import build_partnerships, partner_keys
from initiatives.profile.records import read_records
from initiatives.provenance import SourceRegister
from tests.factories import CountryFactory, EventFactory, InitiativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return CountryFactory(published=True, title="Testland")


@pytest.fixture
def spain():
    return CountryFactory(published=True, title="Spain", iso3="ESP", is_focus=False, subregion="")


@pytest.fixture
def european_union():
    return CountryFactory(published=True, title="European Union", iso3="EUU", is_focus=False, subregion="")


def body(kind, slug, name=""):
    return OrganisationFactory(published=True, kind=kind, slug=slug, name=name or slug)


def partnerships_of(country):
    return build_partnerships(read_records(country), SourceRegister())


def test_bodies_stand_for_their_partner(country):
    organisations = [
        body("eu", "european-commission"),
        body("national", "fiap"),
        body("regional", "oas-cicte"),
        body("international", "unoda"),
        body("international", "interpol"),
        body("academia", "fiu"),
        body("national", "ministry-at-home"),
    ]
    initiative = InitiativeFactory(published=True, countries=[country], partner_organisations=organisations)
    assert partner_keys(initiative, country) == sorted(["EUU", "ESP", "oas", "un", "interpol", "society"])


def test_states_of_the_region_are_named_where_no_partner_is(country):
    neighbour = CountryFactory(published=True)
    together = InitiativeFactory(published=True, countries=[country, neighbour])
    alone = InitiativeFactory(published=True, countries=[country])
    assert partner_keys(together, country) == ["region"]
    assert partner_keys(alone, country) == []


def test_record_stands_with_each_partner_and_counts_once(country, spain, european_union):
    commission, fiap = body("eu", "european-commission"), body("national", "fiap")
    for _number in range(2):
        InitiativeFactory(
            published=True, countries=[country], funders=[commission], lead_organisations=[fiap]
        )
    EventFactory(published=True, countries=[country], organisers=[commission])
    section = partnerships_of(country)
    assert [(partner["name"], partner["count"]) for partner in section.partners] == [
        ("European Union", 3),
        ("Spain", 2),
    ]
    assert (section.count, section.count_label) == (3, "2 initiatives, 1 event")


def test_partners_with_one_record_stand_together(country, spain):
    InitiativeFactory(
        published=True,
        countries=[country, spain],
        lead_organisations=[body("international", "interpol", "INTERPOL")],
    )
    (group,) = partnerships_of(country).groups
    assert group.heading == "Further partners"
    assert group.rows[0].meta[0] == {"text": "with INTERPOL, Spain"}


@pytest.mark.parametrize("kind", ["incident", "publication"])
def test_incidents_and_publications_are_no_partnerships(country, spain, kind):
    EventFactory(published=True, kind=kind, countries=[country, spain])
    assert partnerships_of(country).count == 0


def test_page_of_a_partner_shows_what_its_bodies_do(country, spain, european_union):
    InitiativeFactory(published=True, countries=[country], lead_organisations=[body("national", "fiap")])
    InitiativeFactory(published=True, countries=[country], funders=[body("eu", "european-commission")])
    for partner in (spain, european_union):
        section = partnerships_of(partner)
        assert section.count == 1
        assert [group.heading for group in section.groups] == ["With the region"]


def test_unpublished_bodies_name_no_partner(country, spain):
    hidden = OrganisationFactory(slug="fiap", kind="national")
    InitiativeFactory(published=True, countries=[country], lead_organisations=[hidden])
    assert partnerships_of(country).count == 0
    assert partnerships_of(spain).count == 0
