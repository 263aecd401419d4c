"""A reader signs up from a list, confirms, changes what is followed, and leaves by one press."""

import re
from email import message_from_string, policy
from time import time

import pytest
from playwright.sync_api import Page, expect

from initiatives.corrections.stamp import make_stamp

pytestmark = pytest.mark.browser
A_MINUTE = 60


def wait_a_minute(page: Page) -> None:
    """Have the form believe that it was opened a minute ago."""
    stamp = make_stamp(time() - A_MINUTE)
    page.locator("main input[name=stamp]").evaluate("(field, stamp) => { field.value = stamp }", stamp)


def link_in(mail: str) -> str:
    """The path behind the link to confirm."""
    text = message_from_string(mail, policy=policy.default).get_body(("plain",)).get_content()
    return re.search(r"https?://[^/\s]+(/\S*newsletter/confirm/\S+)", text)[1]


def test_reader_follows_a_search_changes_it_and_leaves(page, mailbox, width):
    address = f"reader-{width}@example.org"
    page.goto("/policies/?country=BRA&status=in-force")
    page.get_by_role("link", name="Follow", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Be told when something changes")
    expect(page.get_by_label("Policies (Country: Brazil, Status: In force)")).to_be_checked()
    page.get_by_label("Email address").fill("josé@example.org")
    page.get_by_role("button", name="Subscribe").click()
    expect(page.get_by_role("alert")).to_contain_text("letters without accents")
    page.get_by_label("Email address").fill(address)
    page.get_by_label("Monthly").check()
    wait_a_minute(page)
    page.get_by_role("button", name="Subscribe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")

    page.goto(link_in(mailbox(address)))
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("status").first).to_contain_text("Your address is confirmed.")
    page.locator("summary", has_text="Countries").click()
    page.get_by_label("Chile").check()
    page.get_by_role("button", name="Save the preferences").click()
    expect(page.get_by_role("status").first).to_contain_text("saved")
    expect(page.get_by_label("Monthly")).to_be_checked()
    page.get_by_role("link", name="Leave Policies").click()
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("link", name="Leave Policies")).to_have_count(0)
    expect(page.get_by_role("link", name="Leave Chile")).to_be_visible()

    page.get_by_role("link", name="Leave everything").click()
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have left")


def test_reader_follows_one_record_in_spanish(page, mailbox, width):
    address = f"lector-{width}@example.org"
    page.goto("/es/policies/?country=BRA&kind=data-protection-law")
    title = page.locator("#results h3 a").first.inner_text()
    page.locator("#results h3 a").first.click()
    page.get_by_role("link", name="Seguir", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reciba un aviso cuando algo cambie")
    expect(page.get_by_label(title)).to_be_checked()
    form = page.locator("main form")
    form.get_by_label("Correo electrónico").fill(address)
    wait_a_minute(page)
    form.get_by_role("button", name="Suscribirse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Revise su buzón")

    page.goto(link_in(mailbox(address)))
    page.get_by_role("button", name="Confirmar").click()
    expect(page.get_by_role("status").first).to_contain_text("Su dirección está confirmada.")
    expect(page.get_by_role("link", name=f"Dejar de seguir {title}")).to_be_visible()
