"""Readers narrow a list, see and undo what they chose, and can send its address to others."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import NARROW, WIDE
from tests.page_types import INITIATIVES

pytestmark = pytest.mark.browser

CHOSEN = re.compile(
    r"/initiatives/\?(?:\w+=&)*status=ongoing(?:&\w+=)*$"
)  # plain forms send empty fields too
WHOLE = re.compile(r"/initiatives/$")
MARK = "window.notReloaded = true"
WAS_KEPT = "window.notReloaded === true"


@pytest.fixture(
    params=[(WIDE, True), (NARROW, True), (NARROW, False)],
    ids=["wide-scripts", "narrow-scripts", "narrow-plain"],
)
def screen(request) -> tuple[int, bool]:
    """On small screens scripts change how the sheet of filters behaves."""
    return request.param


def open_filters(page: Page, width: int) -> None:
    """On small screens the filters are a sheet."""
    if width < 1000:
        expect(page.locator("#filters")).to_be_hidden()
        page.locator("button.sheet-open").click()
    expect(page.locator("#filters")).to_be_visible()


def choose(page: Page, facet: str, value: str) -> None:
    """Tick one choice of a facet, unfolding it where it is folded."""
    choice = page.locator(f"#choice-{facet}-{value}")
    if not choice.is_visible():
        page.locator(f"#facet-{facet} > summary").click()
    choice.check()


def show_results(page: Page, width: int, scripts: bool) -> None:
    """Without scripts a button asks; with them it only shuts the sheet."""
    if not scripts or width < 1000:
        page.get_by_role("button", name="Show results").click()


@pytest.fixture
def narrowed(page, width, scripts) -> Page:
    """The ongoing initiatives, chosen from the whole list."""
    page.goto(INITIATIVES)
    page.evaluate(MARK)
    open_filters(page, width)
    choose(page, "status", "ongoing")
    show_results(page, width, scripts)
    expect(page.locator(".chip")).to_have_count(1)
    return page


def count_of(page: Page) -> tuple[int, int]:
    """How many of how many the list says that it holds."""
    words = page.locator("#results").get_by_role("status").inner_text()
    found, total = re.findall(r"\d+", words)[:2]
    return int(found), int(total)


def test_choosing_narrows_the_list_and_says_so(narrowed, width, scripts):
    expect(narrowed).to_have_url(CHOSEN)
    if scripts:
        expect(narrowed).to_have_url(re.compile(r"/initiatives/\?status=ongoing$"))
    expect(narrowed.locator(".chip")).to_contain_text("Ongoing")
    found, total = count_of(narrowed)
    assert 0 < found < total
    rows = narrowed.locator(".records .tag[data-status]")
    assert set(rows.evaluate_all("tags => tags.map(tag => tag.dataset.status)")) == {"ongoing"}
    assert narrowed.evaluate(WAS_KEPT) == scripts


def test_the_facet_promised_what_the_list_holds(page, width, scripts):
    page.goto(INITIATIVES)
    open_filters(page, width)
    choose(page, "status", "ongoing")
    promised = page.locator("label", has=page.locator("#choice-status-ongoing")).locator(".n").inner_text()
    show_results(page, width, scripts)

    expect(page).to_have_url(CHOSEN)
    expect(page.locator("#results").get_by_role("status")).to_contain_text(f"{promised} of ")


def test_the_sheet_is_shut_when_results_are_shown(narrowed, width):
    if width < 1000:
        expect(narrowed.locator("#filters")).to_be_hidden()
        expect(narrowed.locator("button.sheet-open")).to_contain_text("1 active")
    else:
        expect(narrowed.locator("#filters")).to_be_visible()


def test_the_sheet_can_be_shut_without_choosing(page, width):
    page.goto(INITIATIVES)
    open_filters(page, width)
    if width < 1000:
        page.get_by_role("button", name="Close the filters").click()
        expect(page.locator("#filters")).to_be_hidden()
    expect(page).to_have_url(WHOLE)


def test_going_back_restores_the_whole_list(narrowed):
    narrowed.go_back()

    expect(narrowed).to_have_url(WHOLE)
    expect(narrowed.locator(".chip")).to_have_count(0)
    expect(narrowed.locator("#choice-status-ongoing")).not_to_be_checked()
    narrowed.go_forward()
    expect(narrowed).to_have_url(CHOSEN)
    expect(narrowed.locator(".chip")).to_have_count(1)


def test_removing_the_chip_undoes_the_choice(narrowed):
    narrowed.locator(".chip").click()

    expect(narrowed).to_have_url(WHOLE)
    expect(narrowed.locator(".chip")).to_have_count(0)
    expect(narrowed.locator("#choice-status-ongoing")).not_to_be_checked()


def test_two_choices_can_be_cleared_at_once(narrowed, width, scripts):
    open_filters(narrowed, width)
    choose(narrowed, "kind", "programme")
    show_results(narrowed, width, scripts)
    expect(narrowed.locator(".chip")).to_have_count(2)
    narrowed.locator(".chips").get_by_role("link", name="Clear all").click()

    expect(narrowed).to_have_url(WHOLE)
    expect(narrowed.locator(".chip")).to_have_count(0)


def test_the_address_alone_gives_the_same_list(narrowed, reader):
    expect(narrowed).to_have_url(CHOSEN)
    other = reader.new_page()
    other.goto(narrowed.url)

    assert count_of(other) == count_of(narrowed)
    expect(other.locator("#choice-status-ongoing")).to_be_checked()


def test_the_table_keeps_the_choice(narrowed):
    narrowed.get_by_role("navigation", name="View").get_by_role("link", name="Table").click()

    expect(narrowed.locator("#results table")).to_be_visible()
    expect(narrowed.locator(".chip")).to_have_count(1)
    expect(narrowed).to_have_url(re.compile("status=ongoing"))


def test_the_next_page_keeps_the_choice(narrowed):
    before = narrowed.locator(".records h3").first.inner_text()
    narrowed.get_by_role("link", name="Next", exact=True).click()

    expect(narrowed.locator(".pager [aria-current]")).to_have_text("2")
    expect(narrowed).to_have_url(re.compile(r"\?status=ongoing&page=2$"))
    expect(narrowed.locator(".records h3").first).not_to_have_text(before)


def test_words_are_looked_for(page, width, scripts):
    page.goto(INITIATIVES)
    open_filters(page, width)
    page.get_by_label("Words").fill("paccto")
    page.get_by_label("Words").press("Enter")

    expect(page).to_have_url(re.compile(r"/initiatives/\?(?:.*&)?q=paccto(?:&|$)"))
    expect(page.locator(".records")).to_contain_text("PAcCTO")
