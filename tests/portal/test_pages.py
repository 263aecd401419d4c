"""Narrative pages: figures are computed, records are shown while they are public, drafts are not."""

import re

import html5lib
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import Initiative
from portal.models import AnalysisIndexPage, ArticlePage, StandardPage
from portal.opening_pages.opening_page import section, stance_key, text
from tests.factories import CountryFactory, InitiativeFactory, SourceFactory, UserFactory
from tests.portal.narrative_pages import article, make_site, publish_page, published_article, resting_on

pytestmark = pytest.mark.django_db


def _shown(client, page):
    response = client.get(page.get_url())
    assert response.status_code == 200
    return response.content.decode()


def test_figures_are_computed_when_the_page_is_opened(client):
    page = published_article([section("States", "<p>All {states} states.</p>")], lede="Of {states} states.")
    CountryFactory(published=True)
    assert "All 1 states." in _shown(client, page)
    CountryFactory(published=True)
    shown = _shown(client, page)
    assert "All 2 states." in shown
    assert "Of 2 states." in shown


def test_unknown_figure_in_the_lede_is_named():
    with pytest.raises(ValidationError, match="There is no figure named moons"):
        article([], lede="All {moons}.").clean()


def test_takeaway_shows_its_records_with_numbered_sources(client):
    shared, own = SourceFactory(), SourceFactory()
    first = InitiativeFactory(published=True, sources=[shared])
    second = InitiativeFactory(published=True, sources=[own, shared])
    shown = _shown(client, published_article([resting_on(first, second)]))
    assert first.get_absolute_url() in shown
    assert second.get_absolute_url() in shown
    assert re.findall(r'<li id="source-(\d+)"', shown) == ["1", "2"]
    assert "2 records, 2 sources" in shown
    assert 'class="takeaway"' in shown
    assert "1 Sep 2026" in shown


def test_takeaway_shows_its_figures_with_the_rows_behind_them(client):
    record = InitiativeFactory(published=True)
    shown = _shown(client, published_article([resting_on(record, figures=("initiatives",))]))
    assert re.search(r'<a href="/initiatives/"><b>1</b>initiatives</a>', shown)


def test_record_that_is_not_public_is_not_shown(client):
    public, draft = InitiativeFactory(published=True), InitiativeFactory(title="Nobody may read this")
    shown = _shown(client, published_article([resting_on(public, draft)]))
    assert draft.title_en not in shown
    assert "1 record, 1 source" in shown


def test_takeaway_without_public_records_says_so(client):
    shown = _shown(client, published_article([resting_on(InitiativeFactory())]))
    assert "no record behind it is public now" in shown
    assert 'id="sources"' not in shown


def test_unpublished_changes_of_a_record_are_not_shown(client):
    record = InitiativeFactory(published=True)
    page = published_article([resting_on(record)])
    changed = Initiative.objects.get(pk=record.pk)
    changed.summary_en = "Nobody may read this yet."
    changed.save_revision()
    assert "Nobody may read this yet." not in _shown(client, page)


def test_headings_are_text_and_have_ids_of_their_own(client):
    twice = [section("Sources", "<p>One.</p>"), section("A <b>bold</b> word", "<p>Two.</p>")]
    shown = _shown(client, published_article([*twice, section("Sources", "<p>Three.</p>")]))
    assert "A &lt;b&gt;bold&lt;/b&gt; word" in shown
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    assert {"sources-2", "sources-3"} <= set(ids)


def test_contents_stand_beside_long_pages_only(client):
    sections = [section(name, "<p>Text.</p>") for name in ("One", "Two", "Three")]
    assert 'class="contents"' in _shown(client, published_article(sections))
    short = publish_page(AnalysisIndexPage.objects.get(), article(sections[:2], title="Short"))
    assert 'class="contents"' not in _shown(client, short)


def test_queries_do_not_grow_with_the_records(client):
    records = [InitiativeFactory(published=True, sources=[SourceFactory()]) for _number in range(6)]
    page = published_article([resting_on(*records[:2])])
    longer = publish_page(AnalysisIndexPage.objects.get(), article([resting_on(*records)], title="Longer"))
    counts = []
    for shown in (page, page, longer):
        with CaptureQueriesContext(connection) as queries:
            _shown(client, shown)
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_index_lists_public_articles_in_a_fixed_number_of_queries(client):
    published_article([], title="First", lede="Of {states} states.")
    index = AnalysisIndexPage.objects.get()
    _shown(client, index)
    with CaptureQueriesContext(connection) as few:
        _shown(client, index)
    for title in ("Second", "Third"):
        publish_page(index, article([], title=title, lede="Of {states} states."))
    draft = article([], title="Nobody may read this", live=False)
    index.add_child(instance=draft)
    with CaptureQueriesContext(connection) as more:
        shown = _shown(client, index)
    assert len(few) == len(more)
    assert "Third" in shown
    assert "Nobody may read this" not in shown
    assert client.get(draft.get_url()).status_code == 404


def test_index_without_articles_says_so(client):
    make_site()
    ArticlePage.objects.all().delete()
    assert "No article is published yet" in _shown(client, AnalysisIndexPage.objects.get())


def test_draft_of_a_public_page_is_not_shown(client):
    page = published_article([text("<p>For all.</p>")])
    page.body = page.body.stream_block.to_python([text("<p>Nobody may read this.</p>")])
    page.save_revision()
    shown = _shown(client, page)
    assert "For all." in shown
    assert "Nobody may read this." not in shown


def test_preview_shows_what_is_not_saved_and_keeps_it_out_of_search_engines():
    make_site()
    page = article([text("<p>Not saved.</p>")], slug="new", live=False)
    AnalysisIndexPage.objects.get().add_child(instance=page)
    page.body = page.body.stream_block.to_python([text("<p>Changed.</p>")])
    response = page.make_preview_request()
    response.render()
    assert "Changed." in response.content.decode()
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_page_says_where_it_stands_and_how_it_is_cited(client):
    page = published_article([], title="A finding", search_description="What was found.")
    shown = _shown(client, page)
    assert '<a href="/analysis/">Analysis</a>' in shown
    assert 'aria-current="page">A finding</a>' in shown
    assert '<meta name="description" content="What was found.">' in shown
    assert "A finding, in: Cyber diplomacy in Latin America and the Caribbean, as it stood on" in shown


@pytest.mark.parametrize("prefix", ["/es", "/pt"])
def test_pages_answer_in_each_language_of_the_addresses(client, prefix):
    make_site()
    response = client.get(f"{prefix}/about/")
    assert response.status_code == 200
    assert f'href="{prefix}/about/"' in response.content.decode()


def test_links_in_texts_lead_to_the_language_of_the_address(client):
    links = '<p><a href="/countries/?kind=x#y">Here</a> <a href="https://example.org/">there</a></p>'
    page = published_article([text(links)])
    assert '<a href="/countries/?kind=x#y">Here</a>' in _shown(client, page)
    shown = client.get(f"/es{page.get_url()}").content.decode()
    assert '<a href="/es/countries/?kind=x#y">Here</a> <a href="https://example.org/">there</a>' in shown


def test_pages_are_valid_html_without_inline_style_or_script(client):
    record = InitiativeFactory(published=True)
    page = published_article([text("<p>In.</p>"), stance_key(), resting_on(record, figures=("initiatives",))])
    for shown in (_shown(client, page), _shown(client, StandardPage.objects.get(slug="method"))):
        parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
        parser.parse(shown)
        assert parser.errors == []
        assert shown.count("<h1") == 1
        assert not re.search(r"\sstyle=|\son\w+=|<script>", shown)


def test_editor_sees_the_names_of_the_figures(client):
    page = published_article([text("<p>For all.</p>")])
    client.force_login(UserFactory(superuser=True))
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "&#123;states_with_national_position&#125;" in shown
