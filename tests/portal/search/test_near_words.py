"""Words near to those asked for, and titles offered while one writes: of what is public alone."""

import pytest
from django.core.cache import cache

from tests import factories
from tests.portal.search.test_search_page import text

pytestmark = [pytest.mark.django_db, pytest.mark.search]
SUGGESTIONS = "/search/suggestions/"


@pytest.fixture(autouse=True)
def _no_words_kept():
    cache.clear()


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("cibersegurida nacionl", "ciberseguridad nacional"),
        ("politicca", "politica"),
        ("ciber seguridad", "ciberseguridad"),
        ("seguirdad", ""),
        ("xyz", ""),
    ],
)
def test_near_words_are_offered_where_nothing_is_found(client, asked, meant):
    country = factories.CountryFactory(published=True, iso3="CHL")
    factories.PolicyFactory(
        published=True, official_title="Política nacional de ciberseguridad", country=country
    )
    html = text(client.get("/search/", {"q": asked, "country": "CHL"}))
    assert ("Did you mean" in html) == bool(meant)
    if meant:
        assert f'href="/search/?country=CHL&amp;q={meant.replace(" ", "+")}">{meant}</a>' in html


def test_near_words_are_not_offered_where_the_filters_let_nothing_through(client):
    factories.PolicyFactory(published=True, official_title="Política nacional")
    factories.CountryFactory(published=True, iso3="CHL")
    assert "Did you mean" not in text(client.get("/search/?q=politicca&country=CHL"))


def test_words_of_what_is_not_public_are_offered_nowhere(client):
    policy = factories.PolicyFactory(published=True, official_title="Zzwithdrawn plan")
    factories.PolicyFactory(official_title="Zzdraft plan")
    factories.SourceFactory(title="Zzwaiting text", live=False)
    assert "Zzwithdrawn" in text(client.get(SUGGESTIONS, {"q": "zzwi"})).replace("<mark>", "").replace(
        "</mark>", ""
    )
    assert "Did you mean" in text(client.get("/search/?q=zzwithdrawm"))  # the words are kept from here on
    policy.unpublish()
    for words in ("zzwithdrawm", "zzdraff", "zzwaitink"):
        assert "Did you mean" not in text(client.get("/search/", {"q": words}))
        assert "<li>" not in text(client.get(SUGGESTIONS, {"q": words[:5]}))


def test_suggestions_are_links_with_the_words_marked(client):
    policy = factories.PolicyFactory(published=True, official_title="Ley A&B de datos")
    response = client.get(SUGGESTIONS, {"q": "dat"})
    assert response.headers["X-Robots-Tag"] == "noindex"
    html = text(response)
    assert f'<a href="{policy.get_absolute_url()}">' in html
    assert "Ley A&amp;B de <mark>datos</mark>" in html
    assert "<html" not in html


@pytest.mark.parametrize("words", ["", "d", "\0", 'a*b"(', "x" * 100_000, "..."])
def test_no_words_break_the_suggestions(client, words):
    assert "<li>" not in text(client.get(SUGGESTIONS, {"q": words}))


def test_suggestions_make_as_many_queries_for_many_titles_as_for_few(client, count_queries):
    def rows(numbers):
        for number in numbers:
            factories.PolicyFactory(published=True, official_title=f"Common {number}")

    rows(range(2))
    client.get(SUGGESTIONS, {"q": "com"})
    few = count_queries(lambda: client.get(SUGGESTIONS, {"q": "com"}))
    rows(range(2, 12))
    assert count_queries(lambda: client.get(SUGGESTIONS, {"q": "com"})) == few < 20


def test_every_page_has_the_box(client):
    for address in ("/policies/", "/es/policies/", "/no-such-page/"):
        html = client.get(address).content.decode()
        assert 'action="/es/search/"' in html if address.startswith("/es/") else 'action="/search/"' in html
        assert 'id="masthead-words"' in html
