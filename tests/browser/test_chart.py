"""Readers of an indicator get its values from the chart by the keyboard, and all of them without it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import NARROW, WIDE

pytestmark = pytest.mark.browser

CHART = "/indicators/internet-users/?country=BRA&country=CHL"


def values_of(page: Page, country: str) -> list[str]:
    """The values of a country in the table, newest first."""
    row: Locator = page.locator("#values tbody tr", has=page.get_by_role("rowheader", name=country))
    return [cell.strip() for cell in row.locator("td.num").all_inner_texts()]


@pytest.mark.parametrize("screen", [(WIDE, True)], ids=["wide-scripts"], indirect=True)
def test_arrow_keys_read_one_year_after_another(page):
    page.goto(CHART)
    chart = page.get_by_role("group", name="Chart with values")
    said = page.locator("#announcements")
    expect(page.locator(".drawn")).to_be_hidden()
    chart.focus()

    page.keyboard.press("ArrowLeft")
    year, brazil, chile = re.fullmatch(
        r"(\d{4}): Brazil ([\d.]+); Chile ([\d.]+)", said.inner_text()
    ).groups()
    newest = page.locator("#values thead th").nth(1).inner_text()
    assert int(year) == int(newest) - 1
    for value, country in ((brazil, "Brazil"), (chile, "Chile")):
        assert f"{float(value):.2f}" == values_of(page, country)[1]
    expect(chart.get_by_text(f"{year}", exact=True)).to_be_visible()

    for _press in range(3):
        page.keyboard.press("ArrowRight")
    expect(said).to_have_text(re.compile(rf"^{newest}: Brazil [\d.]+; Chile no value$"))


@pytest.mark.parametrize("screen", [(NARROW, False)], ids=["narrow-plain"], indirect=True)
def test_page_is_whole_without_scripts(page):
    page.goto(CHART)
    expect(page.locator(".drawn")).to_be_visible()
    expect(page.locator(".drawn")).to_have_attribute("aria-label", re.compile(r"Brazil: [\d.]+ in 2000, "))
    expect(page.get_by_role("link", name="SVG")).to_be_visible()
    assert len(values_of(page, "Brazil")) > 20

    page.locator("#choose > summary").click()
    page.get_by_role("checkbox", name="Chile", exact=True).uncheck()
    page.get_by_role("button", name="Show in the chart").click()
    expect(page.locator(".drawn")).to_have_attribute("aria-label", re.compile(r"^(?!.*Chile:).*Brazil:"))
