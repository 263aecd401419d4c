"""The story of a search that found nothing: entered, not approved by the same person, read, and public."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.desk_people import COUNTRY, FILL, SOURCE
from tests.browser.running_portal import running_portal
from tests.browser.test_editors_story import People, choose

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[str]:
    """A portal of its own, for the story changes what is public."""
    with running_portal(tmp_path_factory.mktemp("coverage"), ("migrate", FILL)) as address:
        yield address


def test_search_in_vain_is_read_by_a_second_person_and_then_told(browser, desk):
    people = People(browser, desk)
    author, editor, reader = people.enter("second-editor"), people.enter("editor"), people.reader()

    author.goto("/admin/imports/rows/inquiries/add/?question=policy-cybercrime-law")
    choose(author, "Choose country", COUNTRY)
    expect(author.locator("#id_question")).to_have_value("policy-cybercrime-law")
    author.locator("#id_outcome").select_option("nothing-found")
    author.locator("#id_looked_in").fill("Official gazette, 2001 to 2026")
    choose(author, "Choose source", SOURCE)
    author.locator("#id_verified_on").fill("2026-11-20")
    author.locator("#id_note").fill("Searched the gazette.")
    author.get_by_role("button", name="Send to a second person").click()
    expect(author.get_by_text("It waits for a second person").first).to_be_visible()
    batch = author.url
    expect(author.get_by_text("somebody else has to read it").first).to_be_visible()
    expect(author.get_by_role("button", name="Approve and take over")).to_have_count(0)

    reader.goto("/coverage/")
    cell = reader.get_by_role("link", name="Chile, Cybercrime law")
    expect(cell).to_have_attribute("data-state", "not-researched")

    editor.goto(batch)
    editor.get_by_role("button", name="Approve and take over").click()
    expect(editor.get_by_text("taken over").first).to_be_visible(timeout=20_000)

    reader.goto("/coverage/?state=nothing-found")
    expect(reader.get_by_text("1 searched and not found").first).to_be_visible()
    expect(cell).to_have_attribute("data-state", "nothing-found")
    cell.click()
    expect(reader).to_have_url(f"{desk}/countries/chile/#policy-cybercrime-law")
    expect(reader.get_by_text("Searched on 20 Nov 2026, nothing found").first).to_be_visible()
    expect(reader.get_by_text("Looked in: Official gazette, 2001 to 2026").first).to_be_visible()
