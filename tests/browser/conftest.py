"""One portal for all stories, and readers with large and small screens, with and without scripts."""

import shutil
from collections.abc import Callable, Iterator
from os import environ
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.reading import HEIGHT, NARROW, WIDE, Faults
from tests.browser.running_portal import MAIL, running_portal

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
NO_CHROMIUM = (
    "The browser tests need Chromium. Install it (on Debian, as root: apt-get install chromium), or name the "
    "program in the environment: CHROMIUM=/path/to/chromium."
)
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def portal_folder(tmp_path_factory) -> Path:
    """Where the running portal keeps what it writes."""
    return tmp_path_factory.mktemp("portal")


@pytest.fixture(scope="session")
def portal(portal_folder) -> Iterator[str]:
    """The address of a running portal with the opening catalogue and pages; no test changes these."""
    with running_portal(portal_folder) as address:
        yield address


@pytest.fixture
def mailbox(portal_folder, portal) -> Callable[[str], str]:
    """The newest mail that the portal has sent to an address, as it went out."""

    def newest(address: str) -> str:
        mails = sorted((portal_folder / MAIL).iterdir(), key=lambda path: path.stat().st_mtime_ns)
        return next(
            text for text in (path.read_text() for path in reversed(mails)) if f"To: {address}" in text
        )

    return newest


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The distribution's Chromium.

    One a module: as long as Playwright runs, Django takes its thread for asynchronous and refuses the
    database to the tests of other modules.
    """
    program = environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not program or not Path(program).exists():
        pytest.fail(NO_CHROMIUM, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(params=[(WIDE, True), (NARROW, False)], ids=["wide-scripts", "narrow-plain"])
def screen(request) -> tuple[int, bool]:
    """The width of the reader's screen and whether scripts run: the two readers who have least in common."""
    return request.param


@pytest.fixture
def width(screen) -> int:
    """The width of the reader's screen."""
    return screen[0]


@pytest.fixture
def scripts(screen) -> bool:
    """Whether the reader's browser runs scripts."""
    return screen[1]


@pytest.fixture
def reader(browser, portal, width, scripts) -> Iterator[BrowserContext]:
    """A reader who has never been here; the test fails if anything went wrong on a page behind their back."""
    context = browser.new_context(
        base_url=portal,
        viewport={"width": width, "height": HEIGHT},
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    faults = Faults(portal)
    faults.watch(context)
    yield context
    context.close()
    assert not faults.found, "\n".join(faults.found)


@pytest.fixture
def page(reader) -> Page:
    """A new tab of the reader."""
    return reader.new_page()
