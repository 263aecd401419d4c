"""The page of a record's history: its versions with what changed, and any two of them compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.batch_changes import RowChange, rows_behind
from initiatives.filters.options import printable
from initiatives.history.checks import CheckDays, check_days
from initiatives.history.difference import Change, Differences
from initiatives.history.versions import Absence, Version, publications_of, removals_of, version_of
from initiatives.models import Publication, Record, Removal

ROWS_ON_A_PAGE = 20
FIELDS = ("from", "to")
MOST_ROWS = 50
KNOWN = frozenset({*FIELDS, "on", "page"})


@dataclass(frozen=True)
class Entry:
    """A version with what differs from the one before; ``changes`` is None for the first."""

    version: Version
    changes: list[Change] | None = None
    is_present: bool = False
    rows: list[RowChange] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """How many fields differ."""
        if self.changes is None:
            return ""
        number = len(self.changes)
        if not number and self.rows:
            return ""
        if not number:
            return _("Its own fields are as in the version before.")
        return ngettext("%(number)d change", "%(number)d changes", number) % {"number": number}

    @property
    def rows_heading(self) -> str:
        """How many rows that belong to the record came with this version."""
        number = len(self.rows)
        return ngettext("%(number)d row", "%(number)d rows", number) % {"number": number}

    @property
    def first_rows(self) -> list[RowChange]:
        """As many of them as a page bears."""
        return self.rows[:MOST_ROWS]

    @property
    def more_rows(self) -> int:
        """How many there are beyond these."""
        return max(len(self.rows) - MOST_ROWS, 0)


@dataclass(frozen=True)
class Comparison:
    """Two versions and what differs between them."""

    earlier: Version
    later: Version
    changes: list[Change] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """“From version 1 to version 3”."""
        return _("From version %(earlier)d to version %(later)d") % {
            "earlier": self.earlier.number,
            "later": self.later.number,
        }


class HistoryPage:
    """What the page of a history shows; a fixed number of queries, however many versions there are."""

    def __init__(self, record: Record, query: Mapping[str, str] | None = None):
        self.record = record
        self.query = query if query is not None else QueryDict()

    @cached_property
    def publications(self) -> list[Publication]:
        """All public versions, latest first, without their content."""
        return list(publications_of(self.record))

    @property
    def count(self) -> str:
        """How many versions there are."""
        number = len(self.publications)
        return ngettext("%(number)d version", "%(number)d versions", number) % {"number": number}

    @cached_property
    def page(self) -> Page:
        """The rows that are asked for; the first or the last page where it does not exist."""
        rows: list[tuple[Any, Any]] = [(its.published_at, its) for its in self.publications]
        rows += [(Absence(removal).moment, removal) for removal in removals_of(self.record)]
        rows.sort(key=lambda row: row[0], reverse=True)
        return Paginator([row for _moment, row in rows], ROWS_ON_A_PAGE).get_page(self.query.get("page", "1"))

    @cached_property
    def entries(self) -> list[Entry | Absence]:
        """The rows of this page, each version with what differs from the one before."""
        return [Absence(row) if isinstance(row, Removal) else self._entry(row) for row in self.page]

    @cached_property
    def checks(self) -> CheckDays:
        """The days on which somebody found the record still true, without a new version."""
        return check_days(self.record)

    @cached_property
    def comparison(self) -> Comparison | None:
        """The two versions that were asked for, the earlier first, whichever was named first."""
        if self.problems or not all(self.query.get(name) for name in FIELDS):
            return None
        earlier, later = sorted((self._asked(name) for name in FIELDS), key=lambda its: its.version)
        return Comparison(self._version(earlier), self._version(later), self._changes(earlier, later))

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The two fields of the form by which versions are chosen."""
        wanted = {name: self.query.get(name, "") for name in FIELDS}
        latest = [str(its.version) for its in self.publications[:2]]
        if not any(wanted.values()) and len(latest) > 1:
            wanted = dict(zip(FIELDS, reversed(latest), strict=True))
        labels = {"from": _("From version"), "to": _("To version")}
        return [
            {
                "name": name,
                "label": labels[name],
                "error": self.problems.get(name, ""),
                "choices": self._choices(wanted[name]),
            }
            for name in FIELDS
        ]

    @cached_property
    def problems(self) -> dict[str, str]:
        """What in the address means nothing, by the name of the parameter."""
        problems = {}
        for name in FIELDS:
            value = self.query.get(name, "")
            if value and self._asked(name) is None:
                parts = {"value": printable(value), "count": self.count}
                problems[name] = _("“%(value)s” is none of its versions (%(count)s).") % parts
        if not problems and len([name for name in FIELDS if self.query.get(name)]) == 1:
            missing = next(name for name in FIELDS if not self.query.get(name))
            problems[missing] = _("Choose the second version as well.")
        return problems

    @property
    def complaints(self) -> list[str]:
        """Parameters that mean nothing here."""
        return [
            _("“%(name)s” means nothing on this page.") % {"name": printable(name)}
            for name in self.query
            if name not in KNOWN
        ]

    def _asked(self, name: str) -> Any:
        value = self.query.get(name, "")
        return next((its for its in self.publications if str(its.version) == value), None)

    def _choices(self, wanted: str) -> list[dict[str, Any]]:
        return [
            {"version": self._version(its), "chosen": str(its.version) == wanted} for its in self.publications
        ]

    def _version(self, publication: Publication) -> Version:
        return version_of(self.record, publication)

    def _entry(self, publication: Publication) -> Entry:
        before = self._before.get(publication.pk)
        is_present = self.record.live and publication is self.publications[0]
        changes = self._changes(before, publication) if before else None
        rows = self._rows.get(publication.pk, [])
        return Entry(self._version(publication), changes, is_present, rows)

    def _changes(self, earlier: Publication, later: Publication) -> list[Change]:
        return self._differences.between(self._contents[earlier.pk], self._contents[later.pk])

    @cached_property
    def _rows(self) -> dict[int, list[RowChange]]:
        """The rows of an instrument or indicator that the versions of this page are about."""
        return rows_behind(self.record, [row for row in self.page if isinstance(row, Publication)])

    @cached_property
    def _before(self) -> dict[int, Publication]:
        """The version before each, where there is one."""
        pairs = zip(self.publications, self.publications[1:], strict=False)
        return {later.pk: earlier for later, earlier in pairs}

    @cached_property
    def _contents(self) -> dict[int, dict[str, Any]]:
        """The content of every version that is shown or compared, by its publication, in one query."""
        shown = [row for row in self.page if isinstance(row, Publication)]
        needed = [*shown, *(self._before.get(row.pk) for row in shown), *map(self._asked, FIELDS)]
        rows = Publication.objects.filter(pk__in={row.pk for row in needed if row})
        return dict(rows.values_list("pk", "revision__content"))

    @cached_property
    def _differences(self) -> Differences:
        return Differences(type(self.record), self._contents.values())
