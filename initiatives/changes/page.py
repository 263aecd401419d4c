"""The page of changes without its request: a query string, and all that is shown of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.changes.query import changes_in, filters_of
from initiatives.changes.rows import ChangeRow, rows_of
from initiatives.exports.about import list_citation
from initiatives.exports.forms import ATOM, FILES, FORMAT, FORMS, downloads, file_address
from initiatives.facets import Chip, Facet, chips_of, uncounted_facet, years_facet
from initiatives.filters.base import YEARS
from initiatives.filters.criteria import VocabularyFilter
from initiatives.filters.options import printable
from initiatives.following import follow_changes_address
from initiatives.list_query import ListQuery
from initiatives.templatetags.partial_dates import format_partial_date

PAGE_SIZE = 25
MOST_IN_FEED = 50
OPEN_FACETS = frozenset({"kind", "weight"})


@dataclass(frozen=True)
class ChangeGroup:
    """Changes of one day that were made for one reason."""

    day: datetime.date
    happened: str
    note: str
    rows: list[ChangeRow]

    @property
    def heading(self) -> str:
        """“23 Nov 2026: First published”."""
        return f"{format_partial_date(self.day)}: {self.happened}"


class ChangesPage:
    """What the page of changes shows; a fixed number of queries, however many there are."""

    def __init__(self, data: Mapping | str, path: str = ""):
        self.path = path
        self.filters = filters_of(data)
        self.filterset = self.filters[0]
        self.query = ListQuery.of(self.filterset)

    @cached_property
    def page(self) -> Page:
        """The page that is asked for; the first or the last one where it does not exist."""
        paginator = Paginator(changes_in(self.filters), PAGE_SIZE)
        wanted = self.filterset.data.get("page", "1")
        return paginator.page(1) if wanted.startswith("-") or wanted == "0" else paginator.get_page(wanted)

    @cached_property
    def groups(self) -> list[ChangeGroup]:
        """The changes of this page; those of one day that share what happened and why stand together."""
        rows = rows_of(self.page.object_list)
        return [
            ChangeGroup(*key, list(group))
            for key, group in groupby(rows, key=lambda row: (row.day, row.happened, row.note))
        ]

    def newest(self) -> list[ChangeRow]:
        """The newest changes, for the feed."""
        return rows_of(changes_in(self.filters)[:MOST_IN_FEED])

    @property
    def count_text(self) -> str:
        """“1302 changes”."""
        number = self.page.paginator.count
        return ngettext("%(number)d change", "%(number)d changes", number) % {"number": number}

    @property
    def facets(self) -> list[Facet]:
        """The filters, without counts."""
        names = [name for name, its in self.filterset.filters.items() if isinstance(its, VocabularyFilter)]
        facets = [uncounted_facet(self.filterset, name, is_open=name in OPEN_FACETS) for name in names]
        return [*facets, years_facet(self.filterset)]

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters that are on."""
        return chips_of(self.filterset, self.path)

    @property
    def clear_url(self) -> str:
        """All changes; empty where no filter is on."""
        return self.path if self.chips else ""

    @property
    def feed_url(self) -> str:
        """The same changes as a feed."""
        return file_address(self.query, self.path, ATOM)

    @property
    def downloads(self) -> list[dict[str, Any]]:
        """The files that hold all of them, as links; the feed holds the newest."""
        return downloads(self.query, self.path, FILES)

    @property
    def cite(self) -> str:
        """How to cite the changes as they are seen now."""
        return list_citation(_("Changes"), self.query, self.path, timezone.now())

    @property
    def follow_url(self) -> str:
        """Where a reader begins to follow the same changes."""
        return follow_changes_address(self.query)

    @cached_property
    def complaints(self) -> list[str]:
        """What in the address means nothing here, a sentence each."""
        unknown = self.filterset.unknown_parameters
        complaints = [_("“%(name)s” is no filter of this list.") % {"name": name} for name in unknown]
        for name, problem in self.filterset.problems.items():
            its = self.filterset.filters.get(name)
            label = self.filterset.years_label if name in YEARS else its.label if its else name
            complaints.append(f"{label}: {problem}")
        if wanted := self.filterset.data.get(FORMAT, ""):
            parts = {"value": printable(wanted), "known": ", ".join(FORMS)}
            complaints.append(_("“%(value)s” is not a form of this list; expected %(known)s.") % parts)
        return complaints
