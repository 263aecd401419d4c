"""Writes a letter as HTML and as plain text, with marks where readers of the same letter differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import css_inline
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language

from accounts.alerts.rules import Rule
from accounts.letters.digest import Digest
from accounts.letters.entries import Entry

STYLE = Path(__file__).with_name("letter.css")
PREFERENCES_MARK = "https://preferences.invalid/"
LEAVE_MARK = "https://leave.invalid/"
LINKS = {"preferences_url": PREFERENCES_MARK, "leave_url": LEAVE_MARK}
# Signs for private use, which stand for nothing in any text.
SUBJECT, INTRO, BODY, HEADING, BECAUSE = "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
STOPS, LINK, LABEL = "\ue008", "https://link.invalid/", "label.invalid"
STOP = f'<p class="stop"><a href="{LINK}">{LABEL}</a></p>'


@dataclass(frozen=True)
class Written:
    """The texts of a letter; the marks in them become the links of one reader."""

    language: str
    subject: str
    html: str
    text: str
    reasons: tuple[Rule, ...] = ()

    def with_links(self, preferences: str, leave: str, stops: Sequence[str] = ()) -> tuple[str, str]:
        """HTML and plain text for one reader; links hold no sign that HTML would need to escape.

        ``stops`` end the following of each of the reasons, in their order.
        """
        links = {PREFERENCES_MARK: preferences, LEAVE_MARK: leave}
        links |= {stop_mark(number): link for number, link in enumerate(stops)}
        html, text = self.html, self.text
        for mark, link in links.items():
            html, text = html.replace(mark, link), text.replace(mark, link)
        return html, text


def stop_mark(number: int) -> str:
    """What stands for the link that ends the following of one of the reasons."""
    return f"https://stop.invalid/{number}/"


class Printer:
    """Prints letters in one language, which is active while it works.

    The frame and each entry are printed once, with signs that no text holds in the place of what differs, and
    letters are put together from these. Styles stand at each element, for some programs read no others.
    """

    def __init__(self, words: dict[str, str]):
        marks = {"subject": SUBJECT, "intro": INTRO, "body": BODY, "stops": STOPS, "language": get_language()}
        context = {**marks, **LINKS, "words": words, "site_url": settings.WAGTAILADMIN_BASE_URL}
        html = render_to_string("accounts/letters/frame.html", {**context, "style": style()})
        self.html = inliner().inline(html)
        self.text: str = render_to_string("accounts/letters/frame.txt", context)
        self.words = words
        self.heading = inliner().inline_fragment(f"<h2>{HEADING}</h2>", style())
        self.stop = inliner().inline_fragment(STOP, style())
        self.printed: dict[Entry, tuple[list[str], list[str]]] = {}

    def print(self, digest: Digest) -> Written:
        """A letter."""
        html: list[str] = []
        text: list[str] = []
        for group in digest.groups:
            html.append(self.heading.replace(HEADING, escape(group.heading)))
            text.append(f"\n\n{group.heading.upper()}\n\n")
            for entry, because in group.entries:
                its_html, its_text = self._entry(entry)
                html.append(escape(because).join(its_html))
                text.append(because.join(its_text))
        said = ((SUBJECT, digest.subject), (INTRO, digest.intro))
        whole_html, whole_text = str(self.html), str(self.text)
        for mark, words in said:
            whole_html = whole_html.replace(mark, escape(words))
            whole_text = whole_text.replace(mark, words)
        return Written(
            digest.language,
            digest.subject,
            whole_html.replace(BODY, "".join(html)).replace(STOPS, self._stops(digest)),
            tidy(whole_text.replace(BODY, "".join(text)).replace(STOPS, _stops_in_text(digest))),
            digest.reasons,
        )

    def _stops(self, digest: Digest) -> str:
        """A line for each reason, with the link that ends it."""
        before, between, after = re.split(f"{LINK}|{LABEL}", self.stop)
        return "".join(
            f"{before}{stop_mark(number)}{between}{escape(words)}{after}"
            for number, words in enumerate(digest.stops)
        )

    def _entry(self, entry: Entry) -> tuple[list[str], list[str]]:
        """An entry as HTML and as text, each in the pieces between which it is said why it is told."""
        if entry not in self.printed:
            context = {"entry": entry, "words": self.words, "because": BECAUSE}
            html = inliner().inline_fragment(
                render_to_string("accounts/letters/entry.html", context), style()
            )
            text = render_to_string("accounts/letters/entry.txt", context)
            self.printed[entry] = with_plain_ends(html).split(BECAUSE), with_plain_ends(text).split(BECAUSE)
        return self.printed[entry]


def _stops_in_text(digest: Digest) -> str:
    return "".join(f"{words}:\n{stop_mark(number)}\n\n" for number, words in enumerate(digest.stops))


@cache
def style() -> str:
    """How letters look."""
    return STYLE.read_text(encoding="utf-8")


@cache
def inliner() -> css_inline.CSSInliner:
    """What cannot stand at an element, such as colours by night, stays in the head."""
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def tidy(text: str) -> str:
    """At most one empty line between two that are not."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def with_plain_ends(body: str) -> str:
    """Lines that end as ours do; notes from forms bring other ends."""
    return body.replace("\r\n", "\n").replace("\r", "\n") if "\r" in body else body
