"""Takes the pictures of the editors' guide: ``python docs/make_desk_pictures.py ADDRESS PASSWORD``.

The portal is a demonstration; a draft is written and submitted on the way.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).with_name("pictures")
SIZE = {"width": 1280, "height": 1000}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RECORDS = "/admin/snippets/initiatives/policy/"


def enter(browser: Browser, address: str, name: str, password: str) -> Page:
    """Somebody of the demonstration who has signed in."""
    page = browser.new_page(viewport=SIZE, base_url=address)
    page.goto("/admin/")
    page.locator("input[name=login], input[name=username]").fill(f"{name}@example.org")
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    page.get_by_role("heading", name="My drafts").wait_for()
    return page


def submit_a_draft(page: Page) -> str:
    """Change the first policy of the list and submit it; returns its number."""
    page.goto(f"{RECORDS}?ordering=-verified_on")
    page.locator("table.listing td.title a").first.click()
    number = page.url.rstrip("/").rsplit("/", 1)[-1]
    page.locator("#id_title_es").fill("Título en español, para la guía")
    page.get_by_role("button", name="More actions").last.click()
    page.locator("button[name=action-submit]").click()
    page.get_by_text("submitted for moderation").wait_for()
    return number


def main(address: str, password: str) -> None:
    """Play a contributor, then an editor, and keep what the editor sees."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        number = submit_a_draft(enter(browser, address, "contributor", password))
        editor = enter(browser, address, "editor", password)
        places = {
            "home": "/admin/",
            "review": f"{RECORDS}review/{number}/",
            "removal": f"{RECORDS}remove/{number}/",
        }
        for name, path in places.items():
            editor.goto(path)
            editor.screenshot(path=PICTURES / f"desk-{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2])
