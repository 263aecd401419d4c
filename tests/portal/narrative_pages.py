"""Narrative pages for tests: a site with a home page, and articles that rest on records."""

import datetime
from typing import Any

from wagtail.models import Page

from portal.models import AnalysisIndexPage, ArticlePage, HomePage
from portal.opening_pages.make import make_opening_pages
from portal.opening_pages.opening_page import takeaway


def make_site() -> HomePage:
    """The opening pages without the catalogue that they speak of."""
    make_opening_pages()
    return HomePage.objects.get()


def publish_page(parent: Page, page: Page) -> Page:
    """Add a page and publish it, as the desk does."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def article(body: list[dict[str, Any]], **fields: Any) -> ArticlePage:
    """An article that is not saved yet."""
    values = {
        "title": "A finding",
        "authors": "The editors",
        "written_on": datetime.date(2026, 9, 1),
        **fields,
    }
    page = ArticlePage(**values)
    page.body = page.body.stream_block.to_python(body)
    return page


def published_article(body: list[dict[str, Any]], **fields: Any) -> ArticlePage:
    """A public article in the list of articles of a new site."""
    make_site()
    return publish_page(AnalysisIndexPage.objects.get(), article(body, **fields))


def resting_on(
    *records: Any, text: str = "<p>It is so.</p>", figures: tuple[str, ...] = ()
) -> dict[str, Any]:
    """A takeaway on initiatives."""
    keys = [f"initiatives/{record.slug}" for record in records]
    return takeaway("It is so", text, list(figures), keys)
