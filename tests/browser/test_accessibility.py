"""Every type of page is free of known barriers and fits the smallest screens, by day and by night."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.barriers import ALL_RULES, RULES_OF_COLOUR, barriers
from tests.browser.reading import HEIGHT, NARROW, has_no_sideways_scroll
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
def test_page_has_no_barriers(page, width, address):
    """By night only colours differ, so that the other rules need not be asked again."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(address)
    by_day = barriers(page, ALL_RULES)
    page.emulate_media(color_scheme="dark")
    by_night = barriers(page, RULES_OF_COLOUR)

    assert by_day == []
    assert by_night == []


@pytest.mark.parametrize("address", PAGE_TYPES + VIEWS)
def test_page_does_not_scroll_sideways_on_phones(page, address):
    page.goto(address)
    for width in (SMALLEST, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert has_no_sideways_scroll(page), f"wider than {width} px"
