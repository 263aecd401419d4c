"""Readers of a profile get the facts first, and from every fact to its source."""

import re

import pytest
from playwright.sync_api import expect

from tests.page_types import PROFILE

pytestmark = pytest.mark.browser


def top_of(locator) -> float:
    """How far down the page something begins."""
    return locator.bounding_box()["y"]


def test_facts_come_before_everything_else(page):
    page.goto(PROFILE)
    facts = page.locator("dl.facts").first

    expect(facts).to_be_visible()
    for later in (".records", ".points", ".sources"):
        assert top_of(facts) < top_of(page.locator(later).first)


def test_every_fact_has_its_margin(page):
    page.goto(PROFILE)

    for fact in page.locator("dl.facts > div").all():
        assert fact.locator(".prov").inner_text().strip(), fact.inner_text()


def test_a_source_mark_jumps_to_its_source(page):
    page.goto(PROFILE)
    mark = page.locator("dl.facts .prov a.src").first
    number = mark.inner_text()
    mark.click()

    source = page.locator(f"#source-{number}")
    expect(page).to_have_url(re.compile(f"#source-{number}$"))
    expect(source).to_be_in_viewport()
    expect(source.get_by_role("link").first).to_have_attribute("href", re.compile("^http"))


def test_a_source_leads_to_all_that_rests_on_it(page):
    page.goto(PROFILE)
    page.locator(".sources > li").first.get_by_role("link", name="what rests on it").click()

    expect(page).to_have_url(re.compile("/sources/[a-z0-9-]+/$"))
    expect(page.get_by_role("link", name="Costa Rica").first).to_be_visible()


def test_every_entry_of_the_contents_leads_to_its_part(page):
    page.goto(PROFILE)
    contents = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert contents.count() > 3

    for entry in contents.all():
        entry.click()
        anchor = entry.get_attribute("href")
        expect(page).to_have_url(re.compile(f"{anchor}$"))
        expect(page.locator(anchor)).to_be_in_viewport()


def test_contents_stay_in_sight_on_large_screens(page, width):
    page.goto(PROFILE)
    contents = page.get_by_role("navigation", name="On this page")
    contents.get_by_role("link").last.click()

    if width > 1000:
        expect(contents).to_be_in_viewport()
    else:
        expect(contents).not_to_be_in_viewport()


def test_the_citation_opens_without_leaving_the_page(page):
    page.goto(PROFILE)
    citation = page.locator(".toolbar .panel").first
    expect(citation).to_be_hidden()
    page.get_by_text("Cite", exact=True).click()

    expect(citation).to_be_visible()
    expect(citation).to_contain_text("as it stood on")
