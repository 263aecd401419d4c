"""What search engines may read: every public page in all languages, with the day of its last change."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from accounts.models import NewsletterIssue
from initiatives.models import Record, Source
from initiatives.registry import SECTIONS, Section

MOST_ADDRESSES = 50_000  # in one file, by the protocol
PAGES = "pages"
FIXED = ("position_matrix", "alignment", "changes", "correction_list", "newsletter", "newsletter_archive")
Row = tuple[str, datetime.datetime | datetime.date | None]


@dataclass(frozen=True)
class Part:
    """One file of the map: a section, or the other pages, and which of its pieces."""

    key: str
    number: int
    changed: datetime.datetime | datetime.date | None = None


def rows_in_a_part() -> int:
    """Each row has an address for each language."""
    return MOST_ADDRESSES // len(settings.LANGUAGES)


def parts() -> list[Part]:
    """All files; two queries a section, however many records there are."""
    listed = [Part(PAGES, 1)]
    for section in SECTIONS:
        rows = section.model._default_manager.published()
        pieces = -(-rows.count() // rows_in_a_part())
        changed = rows.aggregate(latest=Max(day_column(section)))["latest"]
        listed += [Part(section.key, number, changed) for number in range(1, pieces + 1)]
    return listed


def day_column(section: Section) -> str:
    """The column that says when a row changed; of what has no versions, when it was read."""
    if issubclass(section.model, Record):
        return "last_published_at"
    return "retrieved_on" if section.model is Source else "verified_on"


def rows_of(part: Part) -> Iterator[Row]:
    """Paths in the default language, read as they are sent."""
    section = next((section for section in SECTIONS if section.key == part.key), None)
    return _pages() if section is None else _records(section, part.number)


def _records(section: Section, number: int) -> Iterator[Row]:
    with override(settings.LANGUAGE_CODE):
        pattern = reverse(f"{section.name}_detail", args=["slug"])
    start = (number - 1) * rows_in_a_part()
    rows: Any = section.model._default_manager.published().order_by("pk")
    found = rows.values_list("slug", day_column(section))[start : start + rows_in_a_part()]
    for slug, changed in found.iterator(chunk_size=1000):
        yield pattern.replace("slug", slug), changed


def _pages() -> Iterator[Row]:
    """The lists, the views of the whole, the narrative pages, of which home is one, and the letters."""
    with override(settings.LANGUAGE_CODE):
        addresses = [reverse(name) for name in (*(f"{section.name}_list" for section in SECTIONS), *FIXED)]
        pages = [
            (page.url, page.last_published_at)
            for page in Page.objects.live().public().filter(depth__gt=1)
            if page.url
        ]
        pages += [
            (issue.get_absolute_url(), issue.last_published_at)
            for issue in NewsletterIssue.objects.published()
        ]
    yield from ((address, None) for address in addresses)
    yield from pages
