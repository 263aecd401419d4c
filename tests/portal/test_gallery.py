"""The gallery shows every component, is valid HTML and stays away from the public."""

import re
from pathlib import Path

import html5lib
import pytest
from django.conf import settings

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"
NOT_SHOWN = {
    "bare_page",  # the frame of the error pages
    "gallery",
    "gallery_list",
    "head",  # one heading of the first rank a page: country_head stands for it
    "untranslated",  # only in other languages
}


@pytest.fixture
def gallery(client):
    return client.get("/components/")


def test_gallery_uses_every_component(gallery):
    used = {template.name for template in gallery.templates}
    expected = {f"components/{path.name}" for path in COMPONENTS.glob("*.html") if path.stem not in NOT_SHOWN}
    assert expected <= used


def test_gallery_is_valid_html(gallery):
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    parser.parse(gallery.content.decode())
    assert [error for error in parser.errors if error[1] != "expected-closing-tag-but-got-eof"] == []


def test_gallery_repeats_no_id(gallery):
    ids = re.findall(r'\sid="([^"]+)"', gallery.content.decode())
    assert sorted(ids) == sorted(set(ids))


def test_every_place_that_the_gallery_links_to_on_its_page_exists(gallery):
    markup = gallery.content.decode()
    ids = set(re.findall(r'\sid="([^"]+)"', markup))
    targets = set(re.findall(r'(?:href|popovertarget|aria-describedby|for)="#?([\w-]+)"', markup))
    assert targets <= ids


def test_gallery_asks_not_to_be_found(gallery):
    assert '<meta name="robots" content="noindex">' in gallery.content.decode()
    assert "Content-Security-Policy" in gallery.headers


@pytest.mark.django_db
def test_no_such_page_offers_a_way_on(client):
    answer = client.get("/no-such-page-at-all/")
    assert answer.status_code == 404
    assert "No such page" in answer.content.decode()
    assert '<link rel="canonical"' not in answer.content.decode()
