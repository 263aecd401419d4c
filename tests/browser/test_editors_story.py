"""The story of a record at the desk: written, sent back, mended, read by a second person, public, gone."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk_people import COUNTRY, FILL, SOURCE
from tests.browser.reading import HEIGHT, WIDE
from tests.browser.running_portal import running_portal
from tests.factories.users import PASSWORD

pytestmark = pytest.mark.browser

TITLE = "Law on the security of networks"
SUMMARY = "The law names the authority that protects the networks of the state."
MENDED = "The law names the agency that protects the networks of the state and of hospitals."
ADDRESS = "/policies/law-on-the-security-of-networks/"


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[str]:
    """A portal of its own, for the story changes what is public."""
    with running_portal(tmp_path_factory.mktemp("desk"), ("migrate", FILL)) as address:
        yield address


@dataclass
class People:
    """Everybody in the story, each in a browser of their own."""

    browser: Browser
    address: str

    def enter(self, name: str) -> Page:
        """Somebody who has signed in."""
        page = self.reader()
        page.goto("/admin/")
        page.locator("input[name=login], input[name=username]").fill(f"{name}@example.org")
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        expect(page.get_by_role("heading", name="My drafts")).to_be_visible()
        return page

    def reader(self) -> Page:
        """Somebody who reads the public pages."""
        context = self.browser.new_context(base_url=self.address, viewport={"width": WIDE, "height": HEIGHT})
        return context.new_page()


def choose(page: Page, button: str, row: str) -> None:
    """Choose a row in a window of the desk."""
    page.get_by_role("button", name=button, exact=True).first.click()
    page.get_by_role("dialog").get_by_role("link", name=row).click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def summarise(page: Page, text: str) -> None:
    """Write the English summary, which stands in a part of the form that is folded at first."""
    field = page.locator("#id_summary_en")
    if not field.is_visible():
        page.get_by_role("heading", name="Summary").get_by_text("Summary").click()
    field.fill(text)


def write(page: Page) -> None:
    """Fill in the form of a new policy and keep it as a draft."""
    page.goto("/admin/snippets/initiatives/policy/add/")
    choose(page, "Choose country", COUNTRY)
    page.locator("#id_title_en").fill(TITLE)
    page.locator("#id_kind").select_option("cybersecurity-law")
    page.locator("#id_adopted_on").fill("2026-05")
    page.locator("#id_summary_en").evaluate(
        "field => field.closest('.w-panel__content')?.removeAttribute('hidden')"
    )
    summarise(page, SUMMARY)
    page.get_by_role("tab", name="Sources and check").click()
    if not page.get_by_role("button", name="Choose source", exact=True).count():
        page.get_by_role("button", name="Add source").click()
    choose(page, "Choose source", SOURCE)
    page.locator("#id_verified_on").fill("2026-11-20")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("created.")).to_be_visible()


def submit(page: Page) -> None:
    """Send the draft on."""
    page.get_by_role("button", name="More actions").last.click()
    page.locator("button[name=action-submit]").click()
    expect(page.get_by_text("submitted for moderation")).to_be_visible()


def open_review(page: Page) -> None:
    """From the first page of the desk to the draft that waits."""
    page.goto("/admin/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", name="Approve")).to_be_visible()


def test_record_is_written_sent_back_mended_read_published_withdrawn_and_gone(browser, desk):
    people = People(browser, desk)
    author, editor, reader = people.enter("contributor"), people.enter("editor"), people.reader()

    write(author)
    edit = author.url
    submit(author)
    assert reader.goto(ADDRESS).status == 404

    author.goto(edit.replace("/edit/", "/review/"))
    expect(author.get_by_text("Only editors approve.")).to_be_visible()
    expect(author.get_by_role("button", name="Approve and publish")).to_have_count(0)

    open_review(editor)
    editor.get_by_label("What has to change").fill("Say for whom.")
    editor.get_by_role("button", name="Send back to the author").click()
    expect(editor.get_by_text("Sent back to the author")).to_be_visible()

    author.goto(edit)
    expect(author.get_by_text("Changes are wanted: Say for whom.")).to_be_visible()
    author.locator("#id_summary_en").evaluate(
        "field => field.closest('.w-panel__content')?.removeAttribute('hidden')"
    )
    summarise(author, MENDED)
    submit(author)

    open_review(editor)
    editor.get_by_label("Change note").fill("First published.")
    editor.get_by_role("button", name="Approve and publish").click()
    expect(editor.get_by_text("Approved. It is public now")).to_be_visible()

    reader.goto(ADDRESS)
    expect(reader.get_by_text(MENDED).first).to_be_visible()
    reader.goto(f"{ADDRESS}history/")
    expect(reader.get_by_text("First published.").first).to_be_visible()

    editor.goto(edit.replace("/edit/", "/remove/"))
    editor.get_by_label("Withdraw: it was true").check()
    editor.get_by_label("Reason").fill("A newer law took its place.")
    editor.get_by_role("button", name="Take it from the public").click()
    reader.goto(ADDRESS)
    expect(reader.get_by_text("A newer law took its place.").first).to_be_visible()

    editor.goto(edit.replace("/edit/", "/remove/"))
    editor.get_by_label("Unpublish: it was published in error").check()
    editor.get_by_label("Reason").fill("It was never adopted.")
    editor.get_by_role("button", name="Take it from the public").click()
    assert reader.goto(ADDRESS).status == 410
    expect(reader.get_by_text("It was never adopted.").first).to_be_visible()


def test_editor_cannot_approve_what_the_same_person_wrote(browser, desk):
    people = People(browser, desk)
    author = people.enter("second-editor")
    author.goto("/admin/snippets/initiatives/country/")
    author.get_by_role("link", name=COUNTRY, exact=True).click()
    edit = author.url
    author.locator("#id_capital").fill("Santiago de Chile")
    submit(author)
    author.goto(edit.replace("/edit/", "/review/"))
    expect(author.get_by_text("You wrote a part of this draft")).to_be_visible()
    expect(author.get_by_role("button", name="Approve and publish")).to_have_count(0)
