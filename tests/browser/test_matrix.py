"""Readers of the matrix keep its heads in sight and get from every answer to the passage it rests on."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.page_types import MATRIX

pytestmark = pytest.mark.browser

AFFIRMS = "Brazil, International law applies: Affirms"
PASSAGE = "#bra-applicability-of-international-law"
POINT = "#applicability-of-international-law"


def scrolled(page: Page) -> None:
    """Scroll the table to its far corner."""
    table = page.locator(".matrix-scroller")
    table.evaluate("table => table.scrollTo(table.scrollWidth, table.scrollHeight)")


def inside(page: Page, locator) -> bool:
    """Whether something lies within what can be seen of the table."""
    frame, box = page.locator(".matrix-scroller").bounding_box(), locator.bounding_box()
    return (
        frame["x"] - 1 <= box["x"] < frame["x"] + frame["width"]
        and frame["y"] - 1 <= box["y"] < frame["y"] + frame["height"]
    )


def test_heads_stay_in_sight_while_the_table_scrolls(page):
    page.goto(MATRIX)
    first_cell = page.locator(".matrix tbody td").first
    scrolled(page)

    assert not inside(page, first_cell)
    assert inside(page, page.locator(".matrix thead tr + tr th").last)
    assert inside(page, page.locator(".matrix tbody th[scope=row]").last)


def test_a_cell_opens_what_it_rests_on(page):
    page.goto(MATRIX)
    page.get_by_role("button", name=AFFIRMS).click()

    passage = page.locator(PASSAGE)
    expect(passage).to_be_visible()
    expect(passage.get_by_role("heading")).to_have_text("Brazil: International law applies")
    expect(passage.locator(".stance")).to_have_text("Affirms")
    expect(passage.locator("p").nth(1)).not_to_be_empty()
    expect(passage.get_by_text("Source:")).to_be_visible()
    expect(passage.locator(".checked")).to_be_visible()


def test_what_a_cell_opened_can_be_shut_by_button_and_key(page):
    page.goto(MATRIX)
    cell, passage = page.get_by_role("button", name=AFFIRMS), page.locator(PASSAGE)
    cell.click()
    passage.get_by_role("button", name="Close").click()
    expect(passage).to_be_hidden()

    cell.press("Enter")
    expect(passage).to_be_visible()
    page.keyboard.press("Escape")
    expect(passage).to_be_hidden()


def test_a_passage_leads_to_its_point(page):
    page.goto(MATRIX)
    page.get_by_role("button", name=AFFIRMS).click()
    passage = page.locator(PASSAGE)
    passage.get_by_role("link").first.click()

    expect(page).to_have_url(re.compile(f"/positions/[a-z0-9-]+/{POINT}$"))
    expect(page.locator(POINT)).to_be_in_viewport()
    expect(page.locator(POINT)).to_contain_text("Affirms")


def test_marks_can_stand_alone_and_are_still_read_out(page):
    page.goto(MATRIX)
    views = page.get_by_role("navigation", name="What a cell shows")
    wide = page.locator(".matrix").bounding_box()["width"]
    views.get_by_role("link", name="Marks only").click()

    expect(views.locator("[aria-current]")).to_have_text("Marks only")
    assert page.locator(".matrix").bounding_box()["width"] < wide
    expect(page.get_by_role("button", name=AFFIRMS)).to_be_visible()


def test_choosing_states_and_questions_leaves_only_them(page):
    page.goto(MATRIX)
    page.get_by_text("Choose states and questions").click()
    chooser = page.locator("#choose")
    chooser.get_by_label("Brazil").check()
    chooser.get_by_label("International law applies").check()
    chooser.get_by_role("button", name="Show results").click()

    expect(page.locator(".matrix tbody th[scope=row]")).to_have_text([re.compile("^Brazil")])
    expect(page.locator(".matrix thead tr + tr th")).to_have_text(["International law applies"])
    expect(page.locator(".chip")).to_have_count(2)
    page.locator(".chips").get_by_role("link", name="Clear all").click()
    expect(page).to_have_url(re.compile(f"{MATRIX}$"))


def test_partners_stand_apart_from_the_region(page):
    page.goto(MATRIX)
    expect(page.locator(".matrix tr.group")).to_have_count(1)
    page.get_by_text("Choose states and questions").click()
    page.locator("#choose input[name=partners]").check()
    page.locator("#choose").get_by_role("button", name="Show results").click()

    expect(page.locator(".matrix tr.group")).to_have_text(
        [re.compile("^Latin America and the Caribbean"), re.compile("^Partners")]
    )


def test_states_that_nobody_has_read_are_named(page):
    page.goto(MATRIX)
    unread = page.locator(".void[data-stance=not-researched]")

    expect(unread).to_contain_text("not researched yet")
    for name in page.locator(".matrix tbody th[scope=row] a").all_inner_texts():
        expect(unread).not_to_contain_text(re.compile(rf"(?:^|, ){re.escape(name)}[,.]"))
