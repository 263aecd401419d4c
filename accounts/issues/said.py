"""An issue in one language: the words of its editors, and what it tells in groups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from accounts.issues.telling import Told
from accounts.letters.entries import Entry
from accounts.letters.words import WORDS
from accounts.models import NewsletterIssue
from initiatives.addresses import site_address
from initiatives.history.versions import day_of
from initiatives.templatetags.partial_dates import format_partial_date


@dataclass(frozen=True)
class Shown:
    """A record in an issue: its key, what is told of it, and the line of the editors with its language.

    ``line_note`` says that the line is in English where the rest of the editors' words is not.
    """

    key: str
    entry: Entry
    line: str = ""
    line_lang: str = ""
    line_note: str = ""


@dataclass(frozen=True)
class Group:
    """Records under a heading; ``more`` is the link to what was left out."""

    heading: str
    rows: list[Shown]
    more: str = ""
    more_url: str = ""


@dataclass(frozen=True)
class Said:
    """What a letter says; ``…_lang`` is given where words are not in the reader's language."""

    language: str
    title: str
    title_lang: str
    introduction: str
    text_lang: str
    in_english: str
    archive_url: str
    groups: list[Group] = field(default_factory=list)


def said_in(language: str, issue: NewsletterIssue, told: Told, standing: Mapping[str, bool] | None) -> Said:
    """The issue in a language; a text that is not written in it stands in English, which is said.

    With ``standing`` only what is public is told, as in mails; without, all of it, as it was told.
    """
    introduction = getattr(issue, f"introduction_{language}") or ""
    title = getattr(issue, f"title_{language}") or ""
    written = bool(introduction.strip())
    with override(language):
        return Said(
            language=language,
            title=title or issue.title_en or "",
            title_lang="" if title or language == "en" else "en",
            introduction=(introduction if written else issue.introduction_en or "").strip(),
            text_lang="" if written or language == "en" else "en",
            in_english="" if written else WORDS[language]["issue_in_english"],
            archive_url=site_address(issue.get_absolute_url()),
            groups=list(_groups(language, issue, told, standing)),
        )


def _groups(
    language: str, issue: NewsletterIssue, told: Told, standing: Mapping[str, bool] | None
) -> Iterator[Group]:
    words, entries = WORDS[language], told["entries"][language]
    note = words["untranslated"] if (getattr(issue, f"introduction_{language}") or "").strip() else ""
    items = {item.record: item for item in issue.items.all()}
    since = format_partial_date(day_of(datetime.fromisoformat(told["since"])))
    headings = {
        "chosen": words["issue_chosen"],
        "changed": words["issue_changed"].format(since=since),
        "events": words["issue_events"],
    }
    for name, heading in headings.items():
        keys = [key for key in told[name] if standing is None or standing.get(key)]
        rows = [Shown(key, _entry(entries[key]), *_line(items.get(key), language, note)) for key in keys]
        more = told["more"] if name == "changed" else 0
        if rows and more:
            yield Group(heading, rows, words["issue_more"].format(count=more), _changes())
        elif rows:
            yield Group(heading, rows)


def _entry(kept: dict[str, Any]) -> Entry:
    return Entry(**{**kept, "notes": tuple(kept["notes"]), "rows": tuple(kept.get("rows", ()))})


def _line(item: Any, language: str, note: str) -> tuple[str, str, str]:
    """What the editors say of a record; in English where it is not translated, with the note that says so."""
    own = getattr(item, f"note_{language}", "") or ""
    english = getattr(item, "note_en", "") or ""
    foreign = bool(english and not own and language != "en")
    return own or english, "en" if foreign else "", note if foreign else ""


def _changes() -> str:
    return site_address(f"{reverse('changes')}?weight=major")
