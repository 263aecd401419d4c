"""What the head of public pages says to machines."""

import json
import re

import pytest

from initiatives.registry import SECTIONS
from initiatives.templatetags.metadata import linked_data
from tests import factories
from tests.initiatives.hidden_content import MARKER, PublicContent, hide_content

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TYPES = {
    "countries": "Country",
    "policies": "CreativeWork",
    "institutions": "GovernmentOrganization",
    "positions": "Report",
    "initiatives": "Project",
    "events": "Event",
    "indicators": "Dataset",
    "organisations": "Organization",
}


def data_in(page: str) -> dict:
    (block,) = BLOCK.findall(page)
    return json.loads(block)


def test_every_page_says_what_it_is_about_and_nothing_hidden(client):
    content = PublicContent()
    hide_content(content)
    for section in SECTIONS:
        record = section.model.objects.get(pk=content.rows[section.model].pk)
        data = data_in(client.get(record.get_absolute_url()).content.decode())
        assert MARKER not in json.dumps(data)
        assert data["@type"] == "WebPage"
        assert data["license"].startswith("https://creativecommons.org/")
        assert data["mainEntity"]["name"] == str(record)
        if section.key in TYPES:
            assert data["mainEntity"]["@type"] == TYPES[section.key]
        if section.key != "sources":
            assert data["citation"][0]["name"] == content.sources[0].title


def test_a_law_is_legislation_in_force(client):
    factories.PolicyFactory(
        published=True, slug="law", kind="cybercrime-law", status="in-force", adopted_on="2019-05"
    )
    law = data_in(client.get("/policies/law/").content.decode())["mainEntity"]
    assert law["@type"] == "Legislation"
    assert law["legislationDate"] == "2019-05"
    assert law["legislationLegalForce"] == "https://schema.org/InForce"


def test_no_text_ends_the_block():
    evil = {"name": "</script><script>alert(1)</script><!-- & \u2028"}
    block = linked_data(evil)
    assert block.count("<") == 2
    assert data_in(block) == evil


def test_head_names_one_address_in_each_language(client):
    factories.PolicyFactory(published=True, kind="ai-policy")
    page = client.get("/es/policies/?view=table&sort=title&kind=ai-policy").content.decode()
    path = "policies/?kind=ai-policy&amp;sort=title"
    assert f'<link rel="canonical" href="http://testserver/es/{path}">' in page
    for language, prefix in (("en", ""), ("es", "es/"), ("pt", "pt/"), ("x-default", "")):
        link = f'<link rel="alternate" hreflang="{language}" href="http://testserver/{prefix}{path}">'
        assert link in page
    assert '<meta property="og:locale" content="es_ES">' in page
    data = data_in(page)
    assert data["@type"] == "Dataset"
    assert data["distribution"][0]["encodingFormat"] == "text/csv"
    assert client.get(data["distribution"][0]["contentUrl"].partition("8000")[2]).status_code == 200


def test_title_and_description_stand_twice(client):
    policy = factories.PolicyFactory(published=True, slug="p", official_title="A & B “C”", summary="So & so.")
    page = client.get(policy.get_absolute_url()).content.decode()
    assert '<meta property="og:title" content="A &amp; B “C”">' in page
    assert '<meta property="og:description" content="So &amp; so.">' in page
    assert "<title>A &amp; B “C” · " in page
    past = client.get(f"/policies/p/at/{policy.last_published_at:%Y-%m-%d}/").content.decode()
    assert "og:url" not in past
    assert BLOCK.findall(client.get("/policies/p/history/").content.decode()) == []
    assert "og:url" not in client.get("/no-such-page/").content.decode()
