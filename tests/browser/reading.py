"""A reader's page that notes whatever a good page never does."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

WIDE, NARROW = 1280, 375
HEIGHT = 900


@dataclass
class Faults:
    """What went wrong on the pages of a reader: errors, refused content, strangers that were called."""

    home: str
    found: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Note the faults of every page of the reader from now on."""
        context.on("console", lambda message: self._said(message.type, message.text))
        context.on("weberror", lambda error: self.found.append(f"script failed: {error.error}"))
        context.on("request", lambda request: self._asked(request.url))
        context.on("requestfailed", lambda request: self._failed(request))

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.found.append(f"{kind} in the console: {text}")

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and f"{parts.scheme}://{parts.netloc}" != self.home:
            self.found.append(f"asked elsewhere: {url}")

    def _failed(self, request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader has gone on before it came
            self.found.append(f"{request.url} failed: {request.failure}")


def has_no_sideways_scroll(page: Page) -> bool:
    """Whether the page is no wider than the window."""
    return page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
