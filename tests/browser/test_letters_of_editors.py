"""The story of a letter of the editors: written, tried out, read by a second person, sent and kept."""

import re
from collections.abc import Iterator
from email import message_from_string, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_people import READER, WITH_READER
from tests.browser.running_portal import MAIL, run_at, running_portal
from tests.browser.test_editors_story import People, submit

pytestmark = pytest.mark.browser

TITLE = "What moved in November"
WORDS = "Dear readers, these were busy weeks in the region."
LINE = "The first of its kind."


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Where the portal of the story keeps its mails."""
    return tmp_path_factory.mktemp("letters")


@pytest.fixture(scope="module")
def desk(folder) -> Iterator[str]:
    """A portal of its own, with one reader who wants the letters."""
    with running_portal(folder, ("migrate", WITH_READER)) as address:
        yield address


def mails_to(folder: Path, address: str, subject: str) -> list[EmailMessage]:
    """The mails with a subject to an address, as they went out."""
    texts = [path.read_text() for path in (folder / MAIL).iterdir()]
    mails = [message_from_string(text, policy=policy.default) for text in texts]
    return [mail for mail in mails if mail["To"] == address and mail["Subject"] == subject]


def write(page: Page) -> None:
    """Fill in the form of a letter with one chosen record and keep it as a draft."""
    page.goto("/admin/")
    page.get_by_role("link", name="Newsletter", exact=True).click()
    page.get_by_role("link", name="Add newsletter issue").first.click()
    page.locator("#id_title_en").fill(TITLE)
    page.locator("#id_introduction_en").fill(WORDS)
    page.get_by_role("button", name="Add record").click()
    expect(page.locator("#public-records option[value='countries/chile']")).to_be_attached()
    page.locator("#id_items-0-record").fill("countries/chile")
    page.locator("#id_items-0-note_en").evaluate(
        "field => field.closest('.w-panel__content')?.removeAttribute('hidden')"
    )
    page.locator("#id_items-0-note_en").fill(LINE)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("created.")).to_be_visible()


def test_letter_is_written_tried_out_read_sent_and_kept(browser, desk, folder):
    people = People(browser, desk)
    author, editor, reader = people.enter("contributor"), people.enter("editor"), people.reader()

    write(author)
    edit = author.url
    author.get_by_role("button", name="Toggle preview").click()
    mail = author.frame_locator("#w-preview-iframe, [data-w-preview-target='iframe']").first
    expect(mail.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(mail.get_by_text(LINE)).to_be_visible()
    author.goto(edit.replace("/edit/", "/mail/"))
    expect(author.get_by_text("it would go to 1 reader.")).to_be_visible()
    author.get_by_role("button", name="Send the test").click()
    expect(author.get_by_text("on its way to your address")).to_be_visible()
    assert len(mails_to(folder, "contributor@example.org", f"[Test] {TITLE}")) == 1
    author.goto(edit)
    submit(author)

    editor.goto("/admin/")
    editor.get_by_role("link", name=TITLE).first.click()
    expect(editor.get_by_text("countries/chile").first).to_be_visible()
    editor.get_by_label("Change note").fill("The letter of November.")
    editor.get_by_role("button", name="Approve and publish").click()
    expect(editor.get_by_text("Approved. It is public now")).to_be_visible()

    for _again in range(2):
        run_at(desk, "send_alerts --here")
    (letter,) = mails_to(folder, READER, TITLE)
    text = letter.get_body(("plain",)).get_content()
    assert WORDS in text
    reader.goto(re.search(r"https?://[^/\s]+(/newsletter/archive/\S+)", text)[1])
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_text(LINE)).to_be_visible()
    editor.goto(edit.replace("/edit/", "/mail/"))
    expect(editor.get_by_text("1 / 1")).to_be_visible()
