"""The search page: what it shows, what it never shows, what it costs and what cannot break it."""

import itertools
import re
from functools import partial

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.word_index import index_records
from portal.search import page
from portal.search.groups import public_pages
from portal.search.listing import SearchListing
from portal.search.page import SearchPage
from tests import factories
from tests.initiatives.views.test_lists import ODD_QUERIES
from tests.portal.markup import faults
from tests.portal.narrative_pages import make_site, published_article

pytestmark = [pytest.mark.django_db, pytest.mark.search]
HOSTILE = [
    *(
        'a*b"(',
        '"',
        "\0",
        "a\0b",
        "*",
        "(",
        "^a",
        "a AND",
        "NOT",
        "NEAR(a b, 2)",
        "title:x",
        "{a} : b",
        "-a",
        "+",
    ),
    *("x" * 100_000, "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 200, "㌀" * 200, "a/" * 5000),
    *(
        "🛰️ 🇧🇷",
        "\u202eabc\u202d",
        "שלום",
        "...!?",
        "%00",
        "'; DROP TABLE x; --",
        "<script>alert(1)</script>",
        "\ud7ff",
    ),
    *("_", "a_b", "__", "a-b", "'", "\\", "|", "&", "!", "<->", ":*"),
]


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str) -> list[str]:
    """The titles of the results, without marks."""
    found = re.findall(r"<h[34]><a[^>]*>(.*?)</a>", html, re.DOTALL)
    return [re.sub("<.*?>", "", title).strip() for title in found]


def test_hostile_queries_give_a_page(client):
    factories.PolicyFactory(published=True)
    for place, query in enumerate(HOSTILE):
        type_ = ("", "policies", "pages")[place % 3]
        html = text(client.get("/search/", {"q": query, "type": type_}))
        assert "<script>alert" not in html
        assert "\0" not in html


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40), st.sampled_from(["", "policies", "pages", "x"]))
def test_any_query_gives_a_page(db, query, type_):
    assert Client().get("/search/", {"q": query, "type": type_}).status_code == 200


def test_odd_addresses_give_a_page(client):
    for place, query in enumerate(ODD_QUERIES):
        text(client.get(f"/search/?{('', 'q=a&type=policies&')[place % 2]}{query}"))


def test_results_are_grouped_with_counts_and_marked(client):
    country = factories.CountryFactory(published=True, title="México")
    for number in range(5):
        factories.PolicyFactory(published=True, official_title=f"Ley <{number}>", country=country)
    html = text(client.get("/search/?q=mexico"))
    assert "6 results in 2 types" in html
    assert "<mark>México</mark>" in html
    assert 'href="/search/?q=mexico&amp;type=policies">All 5 results of this type' in html
    assert "Ley &lt;0&gt;" in html
    assert not faults(html)


def test_page_is_kept_out_of_search_engines(client):
    response = client.get("/search/?q=a")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in text(response)


def test_title_goes_before_text_and_a_code_before_both(client):
    factories.OrganisationFactory(published=True, name="A body", summary="Works with the ZED.")
    factories.OrganisationFactory(published=True, name="The ZED partners")
    factories.OrganisationFactory(published=True, name="Zones", acronym="ZED")
    assert titles(text(client.get("/search/?q=zed"))) == ["Zones", "The ZED partners", "A body"]


def test_type_narrows_with_its_own_facets_pages_and_filters(client, monkeypatch):
    monkeypatch.setattr(page, "SearchListing", partial(SearchListing, page_size=3))
    for number in range(4):
        factories.PolicyFactory(published=True, official_title=f"Ley {number:02}", kind="cybercrime-law")
    factories.PolicyFactory(published=True, official_title="Ley otra", kind="ai-policy")
    html = text(client.get("/search/?q=ley&type=policies&kind=cybercrime-law"))
    assert "4 of 5 policies" in html
    assert len(titles(html)) == 3
    assert 'href="?q=ley&amp;kind=cybercrime-law&amp;type=policies&amp;page=2"' in html
    assert len(titles(text(client.get("/search/?q=ley&type=policies&kind=cybercrime-law&page=2")))) == 1


def test_common_filters_narrow_each_type_that_has_them(client):
    chile, peru = (
        factories.CountryFactory(published=True, iso3=code, title=f"{code} land") for code in ("CHL", "PER")
    )
    theme = factories.ThemeFactory()
    factories.PolicyFactory(published=True, official_title="Ley land", country=chile, adopted_on="2019")
    factories.PolicyFactory(published=True, official_title="Ley land otra", country=peru, adopted_on="2021")
    factories.EventFactory(
        published=True, title="Land forum", countries=[chile], themes=[theme], starts_on="2019-05"
    )
    assert sorted(titles(text(client.get("/search/?q=land&country=CHL")))) == [
        "CHL land",
        "Land forum",
        "Ley land",
    ]
    assert titles(text(client.get(f"/search/?q=land&theme={theme.slug}"))) == ["Land forum"]
    years = titles(text(client.get("/search/?q=land&year_min=2020&year_max=2021")))
    assert years == ["Ley land otra"]
    wrong = text(client.get("/search/?q=land&year_min=x&country=ZZZ"))
    assert "is not a year" in wrong
    assert titles(wrong) == []


def test_choices_say_how_many_results_they_give():
    chile, peru, hidden = (
        factories.CountryFactory(published=True, iso3=code, title=f"{code} land")
        for code in ("CHL", "PER", "BOL")
    )
    themes = factories.ThemeFactory.create_batch(2)
    factories.PolicyFactory(published=True, official_title="Ley land", country=chile, adopted_on="2019")
    factories.PolicyFactory(official_title="Draft land", country=chile)
    pact = factories.InstrumentFactory(published=True, title_en="Pact land", themes=themes[:1])
    factories.ParticipationFactory(published=True, instrument=pact, country=peru)
    for title, countries in (("Land forum", [chile, peru]), ("Land meeting", [hidden])):
        factories.EventFactory(published=True, title=title, countries=countries, country=peru, themes=themes)
    type(hidden).objects.filter(pk=hidden.pk).update(live=False)
    for query in (
        "",
        "&country=CHL",
        f"&theme={themes[0].slug}",
        "&year_min=2019",
        "&type=events&type=policies",
    ):
        for name in ("country", "theme"):
            page = SearchPage(f"q=land{query}")
            facet = next(its for its in page.facets if its.name == name)
            rest = page.query.without(name)
            given = {
                choice.value: SearchPage(rest.with_value(name, choice.value).text).total
                for choice in facet.choices
            }
            assert {choice.value: choice.count for choice in facet.choices} == given
            assert any(given.values())


def test_choices_of_very_many_results_are_not_counted(monkeypatch):
    monkeypatch.setattr("portal.search.page.MOST_COUNTED", 1)
    for place, name in enumerate(("Ley uno", "Ley dos")):
        country = factories.CountryFactory(published=True, title=f"State {place}")
        factories.PolicyFactory(published=True, official_title=name, country=country)
    country_of = {words: SearchPage({"q": words}).facets[-1] for words in ("ley uno", "ley")}
    assert [choice.count for choice in country_of["ley uno"].choices] == [1, 0]
    assert [choice.count for choice in country_of["ley"].choices] == [None, None]


def test_pages_are_found_by_folded_words_and_drafts_are_not(client):
    page = published_article([], title="Región y cooperación zzblocs")
    index_records(public_pages().specific())
    assert titles(text(client.get("/search/?q=cooperacion+zzbl"))) == [page.title]
    page.unpublish()
    assert titles(text(client.get("/search/?q=cooperacion+zzbl"))) == []


def test_what_is_not_public_is_not_found(client):
    site = make_site()
    factories.SourceFactory(title="Hidden qqsource", live=False)
    factories.OrganisationFactory(name="Hidden qqbody")
    factories.PolicyFactory(official_title="Hidden qqdraft")
    withdrawn = factories.PolicyFactory(published=True, official_title="Hidden qqwithdrawn")
    withdrawn.unpublish()
    expired = factories.EventFactory(published=True, title="Hidden qqexpired")
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    country = factories.CountryFactory(published=True, title="qqland")
    factories.PolicyFactory(published=True, official_title="Hidden qqpolicy", country=country)
    type(country).objects.filter(pk=country.pk).update(live=False)
    point = factories.PositionPointFactory.build(summary="qqpoint", verified_on=None)
    position = factories.PositionFactory(published=True, title="Contribution")
    position.points.add(point)
    position.save()
    index_records([position])
    assert site.live
    for words in ("hidden", "qq", "qqpoint", "qqland"):
        assert "0 results" in text(client.get("/search/", {"q": words}))


def test_search_makes_as_many_queries_for_many_results_as_for_few(client, count_queries):
    numbers = itertools.count()

    def rows(number):
        for _place in range(number):
            factories.PolicyFactory(published=True, official_title=f"Common ley {next(numbers)}")
            factories.InitiativeFactory(published=True, title=f"Common work {next(numbers)}")
            factories.SourceFactory(title=f"Common source {next(numbers)}")

    rows(2)
    addresses = ("/search/?q=common", "/search/?q=common&type=policies", "/search/?q=common&type=sources")
    for address in addresses:
        client.get(address)
    few = [count_queries(lambda address=address: client.get(address)) for address in addresses]
    rows(4)
    assert [count_queries(lambda address=address: client.get(address)) for address in addresses] == few
    assert max(few) < 75


def test_page_is_in_the_language_of_its_address(client):
    html = text(client.get("/es/search/?q=a"))
    assert "<title>Búsqueda: a · Ciberdiplomacia en América Latina y el Caribe</title>" in html
    assert ">Buscar</button>" in html
