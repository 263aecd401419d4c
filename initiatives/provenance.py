"""Provenance: which sources a fact rests on, where in them, and when it was last checked."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Source


@dataclass(frozen=True)
class SourceEntry:
    """A source with its number on the page."""

    number: int
    source: Source


@dataclass(frozen=True)
class Provenance:
    """The margin of a fact: numbered sources, the place in them or their kind, and the day of the check."""

    marks: tuple[SourceEntry, ...] = ()
    place: str = ""
    checked_on: datetime.date | None = None
    publishers: str = ""
    interval: int | None = None

    @property
    def is_due(self) -> bool:
        """Whether the last check is so long ago that another is due."""
        return check_is_due(self.checked_on, interval=self.interval)


@dataclass
class SourceRegister:
    """Numbers the sources of one page in the order of their first use."""

    entries: list[SourceEntry] = field(default_factory=list)
    by_key: dict[int, SourceEntry] = field(default_factory=dict)

    def mark(self, source: Source) -> SourceEntry:
        """The number of a source, given on its first use."""
        if source.pk not in self.by_key:
            entry = SourceEntry(len(self.entries) + 1, source)
            self.by_key[source.pk] = entry
            self.entries.append(entry)
        return self.by_key[source.pk]

    def provenance(self, owner, place: str = "") -> Provenance:
        """The margin of a record, row or point, whose citations have been prefetched."""
        citations = list(owner.citations.all())
        locators = ", ".join(citation.locator for citation in citations if citation.locator)
        kind = citations[0].source.get_kind_display().lower() if citations else ""
        return Provenance(
            marks=tuple(self.mark(citation.source) for citation in citations),
            place=place or locators or kind,
            checked_on=owner.verified_on,
            publishers=publishers_of(citation.source for citation in citations),
            interval=getattr(owner, "check_interval", None),
        )


def list_provenance(owner) -> Provenance:
    """The margin of a row in a list, where sources are named and not numbered."""
    sources = [citation.source for citation in owner.citations.all()]
    return Provenance(
        checked_on=owner.verified_on,
        publishers=publishers_of(sources),
        interval=getattr(owner, "check_interval", None),
    )


def publishers_of(sources: Iterable[Source]) -> str:
    """“MyJoyOnline and 1 more”: the first publisher and the number of further sources."""
    listed = list(sources)
    if not listed:
        return ""
    if len(listed) == 1:
        return listed[0].publisher
    return _("%(publisher)s and %(count)d more") % {
        "publisher": listed[0].publisher,
        "count": len(listed) - 1,
    }


def check_is_due(
    checked_on: datetime.date | None, today: datetime.date | None = None, interval: int | None = None
) -> bool:
    """Whether a check is older than ``interval`` months, or ``CHECK_DUE_AFTER_MONTHS`` where it is None."""
    if checked_on is None:
        return False
    today = today or timezone.localdate()
    months = (today.year - checked_on.year) * 12 + today.month - checked_on.month
    return months - (today.day < checked_on.day) >= (interval or settings.CHECK_DUE_AFTER_MONTHS)
