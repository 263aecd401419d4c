"""The map of the site for search engines."""

import datetime

import pytest
from defusedxml import ElementTree

from portal import sitemap
from tests import factories
from tests.initiatives.hidden_content import MARKER, SLUG_MARKER, PublicContent, hide_content
from tests.initiatives.history.desk import withdraw_at

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client, address: str):
    answer = client.get(address)
    assert answer.status_code == 200
    return ElementTree.fromstring(b"".join(answer))


def locations(client, address: str) -> list[str]:
    return [element.text.partition("8000")[2] for element in read(client, address).iter(f"{SPACE}loc")]


def test_every_listed_page_answers_and_nothing_hidden_is_listed(client):
    hide_content(content := PublicContent())
    files = locations(client, "/sitemap.xml")
    found = {address: path for path in files for address in locations(client, path)}
    assert len(files) == 11
    for row in content.rows.values():
        assert row.get_absolute_url() in found
        assert f"/pt{row.get_absolute_url()}" in found
    for address in found:
        assert MARKER not in address
        assert SLUG_MARKER not in address
        if not address.startswith(("/es/", "/pt/")):
            assert client.get(address).status_code == 200, address


def test_a_page_stands_in_each_language_with_the_day_of_its_change(client, count_queries):
    policy = factories.PolicyFactory(published=True, slug="plan")
    factories.PolicyFactory(published=True, slug="gone")
    withdraw_at(type(policy).objects.get(slug="gone"), "2026-01-01T12:00")
    root = read(client, "/sitemap-policies-1.xml")
    assert len(root) == 3
    assert {url.findtext(f"{SPACE}lastmod") for url in root} == {
        f"{policy.last_published_at.astimezone(datetime.UTC):%Y-%m-%d}"
    }
    assert [link.get("hreflang") for link in root[0].iterfind(LINK)] == ["en", "es", "pt"]
    few = count_queries(lambda: (read(client, "/sitemap.xml"), read(client, "/sitemap-policies-1.xml")))
    factories.PolicyFactory.create_batch(3, published=True)
    again = count_queries(lambda: (read(client, "/sitemap.xml"), read(client, "/sitemap-policies-1.xml")))
    assert few == again


def test_long_sections_come_in_several_files(client, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 6)
    factories.SourceFactory.create_batch(5)
    parts = [path for path in locations(client, "/sitemap.xml") if "sources" in path]
    assert len(parts) == 3
    assert len({address for path in parts for address in locations(client, path)}) == 15
    assert client.get("/sitemap-sources-4.xml").status_code == 404
    assert client.get("/sitemap-nothing-1.xml").status_code == 404
    assert client.head("/sitemap-sources-1.xml").status_code == 200


def test_robots_name_the_map_and_keep_out_of_files(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
    assert "Disallow: /*?format=" in text
