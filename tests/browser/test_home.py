"""Readers find their way from the home page."""

import re

import pytest
from playwright.sync_api import expect

from tests.page_types import HOME, PROFILE

pytestmark = pytest.mark.browser

FIRST_NUMBER = re.compile(r"\d[\d,]*")


def test_a_state_on_the_map_leads_to_its_page(page):
    page.goto(HOME)
    page.locator("#state-CRI").click()

    expect(page).to_have_url(re.compile(f"{PROFILE}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Costa Rica")


def test_the_list_of_states_leads_where_the_map_does(page):
    page.goto(HOME)
    page.locator("#states > summary").click()
    page.locator("#states").get_by_role("link", name=re.compile("^Costa Rica:")).click()

    expect(page).to_have_url(re.compile(f"{PROFILE}$"))


def test_a_layer_changes_what_the_map_says(page):
    page.goto(HOME)
    layers = page.get_by_role("navigation", name="What the map shows")
    said_before = page.locator("#state-CRI").get_attribute("aria-label")
    layers.get_by_role("link", name="Budapest Convention").click()

    expect(layers.locator("[aria-current]")).to_have_text("Budapest Convention")
    expect(page.locator("#state-CRI")).to_have_attribute("aria-label", re.compile("^Costa Rica: "))
    assert page.locator("#state-CRI").get_attribute("aria-label") != said_before
    expect(page.locator("#map")).to_be_in_viewport()


def test_the_key_counts_what_the_map_shows(page):
    page.goto(HOME)

    for entry in page.locator("#map .legend li").all():
        shown = page.locator(f".map .state[data-value='{entry.get_attribute('data-value')}']").count()
        assert entry.locator("b").inner_text() == str(shown)


def test_every_figure_leads_to_a_page_with_that_number(page):
    page.goto(HOME)
    figures = page.get_by_role("region", name="The catalogue in figures").get_by_role("link")
    promised = [(link.get_attribute("href"), link.locator("b").inner_text()) for link in figures.all()]
    assert promised

    for address, number in promised:
        page.goto(address)
        assert number in FIRST_NUMBER.findall(page.locator("main").inner_text()), address


def test_the_poster_leads_to_a_state_and_to_the_matrix(page):
    page.goto(HOME)
    page.get_by_role("row").get_by_role("link", name="Brazil").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Brazil")

    page.goto(HOME)
    page.get_by_role("link", name="Open the matrix").click()
    expect(page.get_by_role("table")).to_be_visible()


def test_the_menu_leads_to_every_section(page, width):
    page.goto(HOME)
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    if width < 1000:
        expect(links.first).to_be_hidden()
        page.get_by_role("button", name="Menu").click()
    links.filter(has_text="Instruments").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Instruments")


def test_readers_change_language_and_stay_on_the_page(page, width):
    page.goto(PROFILE)
    if width < 1000:
        page.get_by_role("button", name="Menu").click()
    page.locator(".languages a[hreflang='es']").click()

    expect(page).to_have_url(re.compile(f"/es{PROFILE}$"))
    expect(page.locator(".languages [aria-current]")).to_have_attribute("lang", "es")
