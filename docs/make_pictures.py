"""Takes the pictures of the README from a running portal: ``python docs/make_pictures.py [ADDRESS]``."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).with_name("pictures")
PAGES = {"home": "/", "profile": "/countries/costa-rica/"}
SIZE = {"width": 1280, "height": 900}
# A browser that runs as root, as in a container, cannot use its sandbox.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main(address: str) -> None:
    """Open each page by day and keep what a reader sees first."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        for name, path in PAGES.items():
            page.goto(address + path)
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000")
