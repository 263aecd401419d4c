"""Results as they are shown: rows as in the lists, with what was found marked."""

from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from initiatives.rows import row_of
from initiatives.templatetags.partial_dates import format_partial_date
from portal.models.narrative_page import NarrativePage
from portal.search.snippets import LONGEST, Query, Run

LANGUAGES = ("en", "es", "pt")
Row = dict[str, Any]


def result_row(record: Any, query: Query) -> Row:
    """The row of a list, its title and the place of the words marked."""
    row = page_row(record) if isinstance(record, NarrativePage) else row_of(record)
    parts = filter(None, [*record.telling_parts(), *record.naming_parts()])
    texts = [text for text in map(str, parts) if text != row["heading"]]
    first = [row["summary"]] if row.get("summary") else []
    snippet = query.snippet([*first, *texts])
    found = "".join(run.text for run in snippet).strip("…")
    return {
        **row,
        "title": query.marked(row["heading"]),
        "snippet": snippet
        or [Run(text) for text in [Truncator(row.get("summary", "")).chars(LONGEST)] if text],
        "snippet_lang": _language_of(record, found) if snippet else "",
    }


def _language_of(record: Any, found: str) -> str:
    """The language of the text in which the words were found, where it is not the reader's."""
    if found in str(getattr(record, "summary", "")):
        return ""
    if found in getattr(record, "official_title", ""):
        return record.heading_language
    named = [(f"{name}_{code}", code) for name in ("summary", "title") for code in LANGUAGES]
    return next((code for name, code in named if found in (getattr(record, name, "") or "")), "")


def page_row(page: NarrativePage) -> Row:
    """The row of a narrative page: what sort of page it is, and since when it stands as it does."""
    published = page.last_published_at
    day = format_partial_date(published.date()) if published else ""
    return {
        "heading": page.title,
        "url": page.get_url(),
        "lang": "",
        "meta": [{"text": page.kicker}] if page.kicker else [],
        "reason": _("Published %(date)s") % {"date": day} if day else "",
    }
