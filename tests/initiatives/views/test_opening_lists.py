"""The lists as the opening catalogue fills them: valid pages, whatever they are asked."""

import html5lib
import pytest

from initiatives.registry import SECTIONS

pytestmark = pytest.mark.django_db
PATHS = [f"/{section.key}/" for section in SECTIONS if section.key != "countries"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("query", ["", "?view=table", "?country=XXX&foo=1&year_min=1"])
def test_lists_of_the_opening_catalogue_are_valid_html(opening_catalogue, client, path, query):
    content = client.get(path + query).content.decode()
    html5lib.HTMLParser(strict=True).parse(content)
    assert content.count("<h1") == 1
    ids = [element.get("id") for element in html5lib.parse(content).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
