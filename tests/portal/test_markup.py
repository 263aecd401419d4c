"""Every type of page is valid HTML, in more than one language and whatever it is asked."""

import pytest
from django.utils.translation import override

from initiatives.registry import SECTIONS
from portal.opening_pages.make import make_opening_pages
from tests.page_types import API_DOCS, GALLERY, HOME, LISTS, MATRIX, NOT_FOUND, PAGE_TYPES, PROFILE, VIEWS
from tests.portal.markup import faults

PAGES = [address for address in PAGE_TYPES if address not in (GALLERY, NOT_FOUND)]
# The pages of both other languages come from the same templates: one has them all, the other a sample.
IN_LANGUAGES = [
    *PAGES,
    *VIEWS,
    *(f"/es{address}" for address in PAGES if address != API_DOCS),
    *(f"/pt{address}" for address in (HOME, PROFILE, MATRIX)),
]
MOST_OF_A_SECTION = 8
QUERIES = (
    "?view=table",
    "?q=<script>&sort=&page=9999",
    "?country=BRA&country=XXX&theme=cybercrime&year_min=x&foo=1",
    "?status=ongoing&page=2",
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>T</title><meta name="description" content="D"></head>'
    "<body><h1>H</h1>{}</body></html>"
)
WRONG = {
    "<p>one<div></p>": "line 1",
    '<p id="a">a</p><p id="a">b</p>': "stands 2 times",
    '<p id="">a</p>': "is no id",
    '<a href="#gone">a</a>': "points to “gone”",
    '<nav aria-labelledby="gone"></nav>': "points to “gone”",
    "<h1>again</h1>": "2 headings",
    "<h3>deep</h3>": "h3 follows h1",
    "<h2> </h2>": "is empty",
    "<ul><p>a</p></ul>": "holds ['p']",
    "<h2><div>a</div></h2>": "holds ['div']",
    "<figure><p>a</p><figcaption>b</figcaption><p>c</p></figure>": "caption between",
    '<a href="/"><button>a</button></a>': "holds ['button']",
    "<input>": "no label",
    "<button></button>": "no words",
    '<img src="/a.png">': "no text",
    '<p lang="xx">a</p>': "no language",
    "<time>soon</time>": "read by machines",
    '<form action=""></form>': "leads nowhere",
    '<p style="color: red">a</p>': "has style",
    '<p onclick="go()">a</p>': "has onclick",
    '<p hx-get="/">a</p>': "has hx-get",
    "<script>go()</script>": "stands in the page",
    "<svg><title>a</title></svg>": "",
    '<script type="application/json">{}</script>': "",
    '<script type="application/ld+json">{}</script>': "",
}


@pytest.mark.parametrize("markup", WRONG)
def test_what_is_wrong_is_found(markup):
    found = faults(PAGE.format(markup))

    assert any(WRONG[markup] in fault for fault in found) if WRONG[markup] else found == []


def test_a_page_must_say_what_it_is():
    found = faults("<!doctype html><html><head></head><body><h1>H</h1></body></html>")

    assert found == ["the page has no language", "0 titles", "the page has no description of its own"]


@pytest.fixture
def opening_pages(opening_catalogue, db):
    """The narrative pages beside the catalogue."""
    return make_opening_pages()


@pytest.mark.parametrize("address", IN_LANGUAGES)
def test_page_is_valid(opening_pages, client, address):
    response = client.get(address)

    assert response.status_code == 200
    assert faults(response.content.decode()) == []


def test_gallery_is_valid(opening_pages, client):
    assert faults(client.get(GALLERY).content.decode()) == []


@pytest.mark.parametrize("language", ["", "/es"])
def test_page_of_a_wrong_address_is_valid(opening_pages, client, language):
    response = client.get(f"{language}{NOT_FOUND}")

    assert response.status_code == 404
    assert faults(response.content.decode()) == []


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("address", [*LISTS, MATRIX])
def test_list_is_valid_whatever_it_is_asked(opening_pages, client, address, query):
    assert faults(client.get(f"{address}{query}").content.decode()) == []


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_pages_of_very_different_records_are_valid(opening_pages, client, section):
    records = list(section.model.objects.published().order_by("pk"))
    step = max(len(records) // MOST_OF_A_SECTION, 1)
    for record in records[::step]:
        with override("en"):
            address = record.get_absolute_url()
        assert faults(client.get(address).content.decode()) == [], address
