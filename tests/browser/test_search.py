"""Readers look for words from any page, with titles offered by scripts or in a plain form."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import NARROW
from tests.page_types import INITIATIVES

pytestmark = pytest.mark.browser


def test_words_are_looked_for_from_any_page(page: Page, width: int, scripts: bool):
    page.goto(INITIATIVES)
    if width == NARROW:
        page.locator(".menu-button").click()
    box = page.locator("#masthead-words")
    if scripts:
        box.press_sequentially("budap")
        offered = page.locator("#masthead-words-suggestions [role=option]")
        expect(offered.first).to_be_visible()
        expect(box).to_have_attribute("aria-expanded", "true")
        box.press("ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", "masthead-words-suggestions-0")
        box.press("Escape")
        expect(offered).to_have_count(0)
    box.fill("budapset")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    page.get_by_role("link", name="budapest", exact=True).click()
    expect(page.locator("#results [role=status]")).to_contain_text("results in")
    expect(page.locator("#results mark").first).to_have_text("Budapest")
    page.get_by_role("navigation", name="Types of results").get_by_role("link", name="Instruments").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=budapest&type=instruments$"))
    expect(page.locator("#results h3").first).to_contain_text("Convention")
