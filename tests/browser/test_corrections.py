"""A reader reports an error, an editor answers at the desk, and everybody reads the answer."""

from collections.abc import Iterator
from time import time

import pytest
from playwright.sync_api import Page, expect

from initiatives.corrections.stamp import make_stamp
from tests.browser.reading import HEIGHT, WIDE
from tests.browser.running_portal import EDITOR
from tests.factories.users import PASSWORD

pytestmark = pytest.mark.browser
RECORD = "/policies/ecu-strategy-2022/"
TEXT = "It was adopted on 3 May, not on 17 May."
PUBLIC_TEXT = "The day of adoption was said to be wrong."
ANSWER = "The gazette was read again; the record stands."
A_MINUTE = 60


@pytest.fixture
def desk(browser, portal) -> Iterator[Page]:
    """A tab of an editor who has signed in."""
    context = browser.new_context(base_url=portal, viewport={"width": WIDE, "height": HEIGHT})
    page = context.new_page()
    page.goto("/admin/login/?next=/admin/corrections/")
    page.locator("input[name=login]").fill(EDITOR)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    yield page
    context.close()


def wait_a_minute(page: Page) -> None:
    """Have the form believe that it was opened a minute ago."""
    stamp = make_stamp(time() - A_MINUTE)
    page.locator("form:has(#id_website) input[name=stamp]").evaluate(
        "(field, stamp) => { field.value = stamp }", stamp
    )


def report(page: Page, text: str) -> str:
    """Report an error from the page of a record, with one mistake on the way; returns the reference."""
    page.goto(RECORD)
    page.get_by_role("link", name="Report an error").click()
    expect(page.locator("#id_website")).to_be_hidden()
    page.get_by_label("Fact").fill("adopted")
    page.get_by_label("What is wrong").fill(text)
    page.get_by_label("Your email").fill("reader@")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("alert")).to_contain_text("Your email")
    expect(page.get_by_label("What is wrong")).to_have_value(text)
    page.get_by_label("Your email").fill("")
    wait_a_minute(page)
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Report sent")
    return page.locator("strong", has_text="C-").inner_text()


def test_reader_reports_and_everybody_reads_the_answer(page, desk, width, scripts):
    reference = report(page, f"{TEXT} ({width}, {scripts})")
    page.get_by_role("link", name="Read the ledger").click()
    row = page.locator(f"[id={reference}]")
    expect(row).to_contain_text("waiting since today")
    expect(row).not_to_contain_text(TEXT)

    desk.goto("/admin/corrections/?state=open")
    desk.get_by_role("link", name=reference, exact=True).click()
    expect(desk.get_by_text(TEXT)).to_be_visible()
    desk.locator("#id_public_text").fill(PUBLIC_TEXT)
    desk.locator("#id_answer").fill(ANSWER)
    desk.get_by_role("button", name="Declined").click()
    expect(desk.get_by_text(f"Report {reference} has been answered.")).to_be_visible()

    page.reload()
    expect(row).to_contain_text(PUBLIC_TEXT)
    expect(row).to_contain_text(ANSWER)
    expect(row).to_contain_text("answered within a day")
