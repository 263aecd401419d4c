"""What the address of a citation asks for: which version, in which form, and what of it means nothing."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from initiatives.citations.entry import Entry, cite_address, entry_of
from initiatives.citations.forms import CITATION_FORMS, CitationForm
from initiatives.citations.links import form_links
from initiatives.filters.options import printable
from initiatives.history.on_day import DayOfRecord, content_on
from initiatives.history.versions import Version, day_of, publications_of, version_of
from initiatives.models import Publication, Record

MOST_VERSIONS = 25
LONGEST_NUMBER = 6
KNOWN = ("format", "version")


class CitePage:
    """The citations of one public record; ``data`` is the query string."""

    def __init__(self, record: Any, data: Mapping[str, str]):
        self.record = record
        self.data = data

    @cached_property
    def form(self) -> CitationForm | None:
        """The form that is asked for; None where the page is."""
        return CITATION_FORMS.get(self.data.get("format", ""))

    @cached_property
    def versions(self) -> list[Publication]:
        """The latest versions, those that the public may read."""
        if not isinstance(self.record, Record):
            return []
        return list(publications_of(self.record).select_related("revision")[:MOST_VERSIONS])

    @cached_property
    def asked(self) -> Publication | None:
        """The version that is asked for, else the latest; an unknown one is never guessed."""
        wanted = self.data.get("version", "")
        if not wanted:
            return self.versions[0] if self.versions else None
        if not wanted.isascii() or not wanted.isdigit() or len(wanted) > LONGEST_NUMBER or not self.versions:
            return None
        return publications_of(self.record).select_related("revision").filter(version=int(wanted)).first()

    @cached_property
    def problems(self) -> dict[str, str]:
        """What in the address means nothing, by parameter."""
        problems = {}
        wanted, version = self.data.get("format", ""), self.data.get("version", "")
        if wanted and self.form is None:
            parts = {"value": printable(wanted), "known": ", ".join(CITATION_FORMS)}
            problems["format"] = _("“%(value)s” is no form of a citation; expected %(known)s.") % parts
        if version and self.asked is None:
            problems["version"] = _("There is no public version “%(value)s”.") % {"value": printable(version)}
        for name in self.data:
            if name not in KNOWN:
                parts = {"name": printable(name), "known": ", ".join(KNOWN)}
                problems[printable(name)] = _("“%(name)s” means nothing here; expected %(known)s.") % parts
        return problems

    @cached_property
    def entry(self) -> Entry:
        """The citation."""
        publication = self.asked
        if publication is None or publication == self.versions[0]:
            return entry_of(self.record, publication)
        its = DayOfRecord(day_of(publication.published_at), publication)
        return entry_of(content_on(self.record, its), publication, is_present=False)

    @property
    def files(self) -> list[dict[str, str]]:
        """The same citation in each form, as links."""
        chosen = self.asked.version if self.data.get("version") and self.asked else None
        return form_links(self.record, chosen)

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The versions as links to their citations."""
        address = cite_address(self.record)
        return [self._entry(version_of(self.record, publication), address) for publication in self.versions]

    def _entry(self, version: Version, address: str) -> dict[str, Any]:
        return {
            "heading": version.heading,
            "day": version.day,
            "note": version.note,
            "url": f"{address}?version={version.number}",
            "current": self.asked is not None and version.number == self.asked.version,
        }
