"""An editor sets up a second factor and signs in with it: an authenticator app, and a passkey."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.signing_in import code_of
from tests.browser.barriers import ALL_RULES, RULES_OF_COLOUR, barriers
from tests.browser.reading import HEIGHT, NARROW, WIDE, Faults, has_no_sideways_scroll
from tests.browser.running_portal import running_portal
from tests.factories.users import PASSWORD

pytestmark = pytest.mark.browser

WITH_APP, WITH_PASSKEY = "app@example.org", "passkey@example.org"
MAKE_PEOPLE = tuple(f"createsuperuser --no-input --email {email}" for email in (WITH_APP, WITH_PASSKEY))
# A key that sits in the machine, recognises its owner and needs no touch.
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def strict_portal(tmp_path_factory) -> Iterator[str]:
    """A portal that asks for a second factor, under a name: passkeys need one."""
    folder = tmp_path_factory.mktemp("strict")
    with running_portal(folder, ("migrate", *MAKE_PEOPLE), "tests.browser.strict_settings") as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(browser, strict_portal) -> Iterator[Page]:
    """An editor's tab; the test fails if anything went wrong on a page behind their back."""
    context = browser.new_context(
        base_url=strict_portal,
        viewport={"width": WIDE, "height": HEIGHT},
        reduced_motion="reduce",
        color_scheme="light",
    )
    faults = Faults(strict_portal)
    faults.watch(context)
    yield context.new_page()
    context.close()
    assert not faults.found, "\n".join(faults.found)


def send_password(page: Page, email: str) -> None:
    """Fill in the form for signing in."""
    page.get_by_label("Email", exact=True).fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def confirm(page: Page) -> None:
    """Confirm the password, as is asked before a factor is changed."""
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def sign_out(page: Page) -> None:
    """Leave by the page for that."""
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign Out").click()
    expect(page).to_have_url(re.compile("/$"))


def is_good(page: Page) -> None:
    """Find no barriers by day or night, and no sideways scroll on phones."""
    assert barriers(page, ALL_RULES) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page, RULES_OF_COLOUR) == []
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    assert has_no_sideways_scroll(page)
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.emulate_media(color_scheme="light")


def test_editor_sets_up_an_app_and_signs_in_with_it(page):
    page.goto("/admin/users/")
    is_good(page)
    send_password(page, WITH_APP)
    expect(page.get_by_text("The desk opens once you have a second factor")).to_be_visible()
    is_good(page)

    page.get_by_role("link", name="Activate").click()
    is_good(page)
    confirm(page)
    assert page.locator("img.qr").evaluate("image => image.naturalWidth") > 0
    is_good(page)
    secret = page.get_by_label("Authenticator secret").input_value()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Activate").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery Codes")
    assert len(page.get_by_label("Unused codes").input_value().split()) == 10
    is_good(page)
    page.goto("/admin/")
    expect(page.get_by_role("link", name="Edit account avatar")).to_be_visible()

    sign_out(page)
    page.goto("/admin/users/")
    send_password(page, WITH_APP)
    is_good(page)
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign In", exact=True).click()
    expect(page).to_have_url(re.compile("/admin/users/$"))


def test_editor_sets_up_a_passkey_and_signs_in_with_nothing_else(page):
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    key.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto("/admin/")
    send_password(page, WITH_PASSKEY)

    page.get_by_role("link", name="Add").click()
    confirm(page)
    page.get_by_label("Passwordless").check()
    is_good(page)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("Security key added.")).to_be_visible()
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_text("Passkey")).to_be_visible()
    is_good(page)

    sign_out(page)
    page.goto("/admin/users/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/admin/users/$"))
