"""Briefs: dated, cited, light, and whole without a network once the page and its style sheet are there."""

import re

import pytest
from django.conf import settings
from django.utils import timezone

from initiatives.home import subjects
from initiatives.models import Country, LegalTopic
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opening_catalogue")]

HEAVIEST = 100_000
STYLE = settings.BASE_DIR / "static/css/brief.css"
BRIEFS = (
    "/countries/brazil/brief/",
    "/countries/mexico/brief/",
    "/countries/european-union/brief/",
    "/topics/sovereignty/brief/",
    "/topics/applicability-of-international-law/brief/",
    "/themes/cybercrime/brief/",
    "/themes/capacity-building/brief/",
)


@pytest.mark.parametrize("address", BRIEFS)
def test_brief_is_light_dated_cited_and_needs_nothing_else(client, address):
    page = body_of(client.get(address))
    assert_well_formed(page)
    assert len(page.encode()) + STYLE.stat().st_size < HEAVIEST, "uncompressed, with its style sheet"
    fetched = re.findall(r'<(?:script|img|iframe|source|link)[^>]*(?:src|rel)="([^"]+)', page)
    assert sorted(fetched) == ["canonical", "icon", "stylesheet"]
    assert "Cite as:" in page
    assert f'datetime="{timezone.localdate():%Y-%m-%d}"' in page
    assert 'id="source-1"' in page
    assert "checked" in page


def test_style_sheet_fetches_nothing():
    text = STYLE.read_text()
    assert "url(" not in text
    assert "@import" not in text


def test_pages_lead_to_their_briefs(client):
    assert 'href="/countries/brazil/brief/"' in body_of(client.get("/countries/brazil/"))
    assert 'href="/topics/sovereignty/brief/"' in body_of(client.get("/positions/matrix/BRA/sovereignty/"))
    assert 'href="/topics/sovereignty/brief/"' in body_of(client.get("/positions/matrix/"))
    assert "/themes/cybercrime/brief/" in {subject["brief_url"] for subject in subjects()}


def test_brief_of_a_country_says_what_its_profile_says(client):
    page = body_of(client.get("/countries/costa-rica/brief/"))
    assert "Estrategia Nacional de Ciberseguridad de Costa Rica 2023-2027" in page
    assert "Party, 1 Jan 2018" in page
    assert "Not researched yet:" in page


def test_only_what_is_public_has_a_brief(client):
    assert client.get("/countries/atlantis/brief/").status_code == 404
    assert client.get("/topics/nothing/brief/").status_code == 404
    Country.objects.filter(slug="brazil").update(live=False)
    assert client.get("/countries/brazil/brief/").status_code == 404
    assert "Brazil" not in body_of(client.get("/topics/sovereignty/brief/"))


def test_each_topic_takes_the_same_queries(client, count_queries):
    addresses = [f"/topics/{topic.slug}/brief/" for topic in LegalTopic.objects.all()]
    counts = {count_queries(lambda page=page: body_of(client.get(page))) for page in addresses}
    assert len(counts) == 1
