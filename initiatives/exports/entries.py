"""The rows of a list as entries of a feed: a page of them, or all of them part by part."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Expression, Max

from initiatives.addresses import site_address
from initiatives.exports.export import parts_in_one_language
from initiatives.exports.public_rows import PublicRows
from initiatives.models import Record, Source

ENTRIES = 50
NEVER = datetime.date(1970, 1, 1)


@dataclass(frozen=True)
class Entry:
    """One entry; ``language`` is that of its title."""

    title: str
    address: str
    identity: str
    updated: datetime.datetime
    summary: str = ""
    published: datetime.datetime | None = None
    category: str = ""
    language: str = ""


@dataclass(frozen=True)
class Entries:
    """``make`` turns rows into entries, ``changed`` says in the database when a row changed last."""

    rows: PublicRows
    make: Callable[[list[Any]], list[Entry]]
    changed: str | Expression

    def page(self, wanted: str) -> Page:
        """A page of rows; the first or the last one where it does not exist."""
        return Paginator(self.rows.filterset.qs, ENTRIES).get_page(wanted)

    def parts(self) -> Iterator[list[Entry]]:
        """All entries, a bounded number at a time; the keys of their rows are read at once."""
        return parts_in_one_language(self.rows.parts(), self.make)

    @property
    def latest(self) -> datetime.datetime:
        """When any of the rows changed last, in the way of the entries."""
        latest = self.rows.filterset.narrow().order_by().aggregate(latest=Max(self.changed))["latest"]
        return latest if isinstance(latest, datetime.datetime) else begin_of(latest or NEVER)


def entries_of(rows: PublicRows) -> Entries:
    """The rows of a section's list as entries."""
    model = rows.filterset.queryset.model
    others = "retrieved_on" if model is Source else "verified_on"
    changed = "last_published_at" if issubclass(model, Record) else others
    return Entries(rows, lambda part: [_entry_of(row) for row in part], changed)


def identity(path: str) -> str:
    """A name that stays when the site answers under another scheme: a ``tag:`` address (RFC 4151)."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    return f"tag:{host},2026:{path}"


def _entry_of(row: Any) -> Entry:
    return Entry(
        title=str(row),
        address=site_address(row.get_absolute_url()),
        identity=identity(f"/{row._meta.model_name}/{row.slug}"),
        updated=_updated(row),
        summary=getattr(row, "summary", "") or _kind(row),
        published=getattr(row, "first_published_at", None),
        category=getattr(row, "kind", ""),
        language=getattr(row, "heading_language", "") or getattr(row, "language", ""),
    )


def _kind(row: Any) -> str:
    return str(row.get_kind_display()) if hasattr(row, "kind") else ""


def _updated(row: Any) -> datetime.datetime:
    """When the row was last published; of what has no versions, the day on which it was read."""
    if isinstance(row, Record) and row.last_published_at:
        return row.last_published_at
    return begin_of((row.retrieved_on if isinstance(row, Source) else row.verified_on) or NEVER)


def begin_of(day: datetime.date) -> datetime.datetime:
    """The first moment of a day, where the hour is not known or not public."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
