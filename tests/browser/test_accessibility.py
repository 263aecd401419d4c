"""Every type of page is free of known barriers and fits the smallest screens, by day and by night."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.barriers import ALL_RULES, RULES_BUT_COLOUR, RULES_OF_COLOUR, barriers
from tests.browser.reading import HEIGHT, NARROW, WIDE, has_no_sideways_scroll
from tests.page_types import PAGE_TYPES, VIEWS

pytestmark = pytest.mark.browser

SMALLEST = 320


@pytest.fixture
def page(browser, portal) -> Iterator[Page]:
    """A tab without the watch on faults: one of the pages is that of a wrong address."""
    context = browser.new_context(base_url=portal, reduced_motion="reduce", color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGE_TYPES + VIEWS)
def test_page_has_no_barriers(page, address):
    """By night only colours differ, and by width all but colours: what cannot differ is not asked again."""
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.goto(address)
    wide = barriers(page, ALL_RULES)
    page.emulate_media(color_scheme="dark")
    by_night = barriers(page, RULES_OF_COLOUR)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    narrow = barriers(page, RULES_BUT_COLOUR)
    sideways = has_no_sideways_scroll(page)
    page.set_viewport_size({"width": SMALLEST, "height": HEIGHT})

    assert (wide, by_night, narrow) == ([], [], [])
    assert sideways, f"wider than {NARROW} px"
    assert has_no_sideways_scroll(page), f"wider than {SMALLEST} px"
