"""The opening pages: made once, never over an editor's text, and true to the catalogue."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from initiatives.narrative_figures import names_in, unknown_names
from portal.models import AnalysisIndexPage, ArticlePage, HomePage, StandardPage
from portal.opening_pages import OPENING_PAGES
from portal.opening_pages.make import make_opening_pages

pytestmark = pytest.mark.django_db


def _make_pages():
    out = StringIO()
    call_command("make_pages", stdout=out)
    return out.getvalue()


def test_all_pages_are_made_and_public(client):
    said = _make_pages()
    for address in ("/", *(f"/{page.path}/" for page in OPENING_PAGES)):
        assert address in said
        assert client.get(address).status_code == 200


def test_default_site_begins_at_the_home_page(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example.org"
    make_opening_pages()
    site = Site.objects.get()
    assert site.root_page.specific == HomePage.objects.get()
    assert (site.hostname, site.port) == ("portal.example.org", 443)
    assert site.is_default_site
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_site_is_made_where_there_is_none():
    Site.objects.all().delete()
    make_opening_pages()
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()


def test_site_that_begins_elsewhere_is_left_alone():
    make_opening_pages()
    about = StandardPage.objects.get(slug="about")
    Site.objects.update(root_page=about)
    make_opening_pages()
    assert Site.objects.get().root_page.pk == about.pk


def test_second_run_makes_nothing_and_keeps_what_editors_wrote():
    make_opening_pages()
    about = StandardPage.objects.get(slug="about")
    about.lede = "In our words."
    about.save_revision().publish()
    StandardPage.objects.get(slug="privacy").unpublish()
    pages = Page.objects.count()
    assert "All pages are there." in _make_pages()
    assert StandardPage.objects.get(slug="about").lede == "In our words."
    assert not StandardPage.objects.get(slug="privacy").live
    assert Page.objects.count() == pages


def test_page_that_is_missing_is_made_again():
    make_opening_pages()
    StandardPage.objects.get(slug="method").delete()
    assert make_opening_pages() == ["/method/"]


def test_list_of_articles_that_has_moved_is_not_made_twice():
    make_opening_pages()
    index = AnalysisIndexPage.objects.get()
    index.slug = "essays"
    index.save()
    assert make_opening_pages() == []
    assert ArticlePage.objects.count() == 1


@pytest.mark.parametrize("page", OPENING_PAGES, ids=lambda page: page.path)
def test_opening_texts_name_only_figures_that_there_are(page):
    assert unknown_names(f"{page.lede} {page.body}") == []


def test_numbers_of_the_analysis_are_figures():
    analysis = next(page for page in OPENING_PAGES if page.model is ArticlePage)
    assert len(names_in(str(analysis.body))) > 20
