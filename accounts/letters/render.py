"""Writes a letter as HTML and as plain text, with marks where readers of the same letter differ."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import css_inline
from django.conf import settings
from django.template.loader import render_to_string

from accounts.letters.digest import Digest

STYLE = Path(__file__).with_name("letter.css")
PREFERENCES_MARK = "https://preferences.invalid/"
LEAVE_MARK = "https://leave.invalid/"
MARKS = {"preferences_url": PREFERENCES_MARK, "leave_url": LEAVE_MARK}


@dataclass(frozen=True)
class Written:
    """The texts of a letter; the marks in them become the links of one reader."""

    language: str
    subject: str
    html: str
    text: str

    def with_links(self, preferences: str, leave: str) -> tuple[str, str]:
        """HTML and plain text for one reader; links hold no sign that HTML would need to escape."""
        html, text = (
            body.replace(PREFERENCES_MARK, preferences).replace(LEAVE_MARK, leave)
            for body in (self.html, self.text)
        )
        return html, text


def write(digest: Digest) -> Written:
    """Write a letter; styles stand at each element, for many programs for mail read no others."""
    context = {"digest": digest, "words": digest.words, "site_url": settings.WAGTAILADMIN_BASE_URL, **MARKS}
    html = render_to_string("accounts/letters/digest.html", {**context, "style": _style()})
    text = render_to_string("accounts/letters/digest.txt", context)
    return Written(digest.language, digest.subject, _inliner().inline(html), _tidy(text))


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


@cache
def _inliner() -> css_inline.CSSInliner:
    """What cannot stand at an element, such as colours by night, stays in the head."""
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def _tidy(text: str) -> str:
    """At most one empty line between two that are not."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
