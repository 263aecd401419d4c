"""The home page: what editors write, what is computed, and that its numbers are those of the lists."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from initiatives.measures import MEASURES
from portal.models import HomePage
from tests.factories import (
    CountryFactory,
    EventFactory,
    InitiativeFactory,
    LegalTopicFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    """The home page at the root of the site."""
    page = HomePage.objects.first()
    if page is None:
        page = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="start"))
    Site.objects.update(root_page=page, is_default_site=True)
    return page


def _some_of_all(number):
    topics = [LegalTopicFactory() for _topic in range(number)]
    for _place in range(number):
        points = [PositionPointFactory.build(topic=topic) for topic in topics]
        PositionFactory(points=points, published=True)
        PolicyFactory(kind="cybersecurity-strategy", published=True)
        InitiativeFactory(published=True)
        EventFactory(country=CountryFactory(published=True), published=True)


def test_an_empty_catalogue_gives_a_sensible_page(home, client):
    response = client.get("/")
    html = response.content.decode()
    assert response.status_code == 200
    assert "What 0 states say about cyberspace" in html
    assert "No state researched yet" in html
    assert "No coming event is on record." in html


@pytest.mark.parametrize("prefix", ["", "/es", "/pt"])
def test_the_page_has_one_heading_and_no_double_ids(home, client, prefix):
    _some_of_all(2)
    html = client.get(f"{prefix}/").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert html.count("<h1") == 1
    assert len(ids) == len(set(ids))
    assert "style=" not in html


@pytest.mark.parametrize("measure", [*MEASURES, "colour", "", "%00"])
def test_the_map_shows_the_measure_of_the_address(home, client, measure):
    CountryFactory(published=True)
    response = client.get("/", {"measure": measure})
    assert response.status_code == 200
    message = "There is no such measure" in response.content.decode()
    assert message == (measure in ("colour", "%00"))


def test_the_number_of_queries_does_not_grow(home, client):
    numbers = []
    for size in (2, 3):
        _some_of_all(size)
        client.get("/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
    assert numbers[0] <= 45


def test_editors_cannot_name_a_figure_that_there_is_not(home):
    home.claim = "What {colours} states say"
    with pytest.raises(ValidationError, match="colours"):
        home.full_clean()
