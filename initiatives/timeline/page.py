"""The page of the timeline without its request: a query string, and all that is shown of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from initiatives.facets import Chip, Facet, chips_of, vocabulary_facet, years_facet
from initiatives.filters.criteria import VocabularyFilter
from initiatives.following import follow_address
from initiatives.list_query import ListQuery
from initiatives.timeline.counts import counts_of
from initiatives.timeline.moments import Year, years_of
from initiatives.timeline.query import Found, filters_of, moments_in, rows_of, years_in

PAGE_SIZE = 50
OPEN_FACETS = frozenset({"type", "theme"})


@dataclass(frozen=True)
class YearJump:
    """A year with how much it holds, as a link to the page on which it begins."""

    year: int
    count: int
    url: str


class TimelinePage:
    """What the timeline shows; a fixed number of queries, however much there is."""

    def __init__(self, data: Mapping | str, path: str = "", today: datetime.date | None = None):
        self.path = path
        self.today = today or timezone.localdate()
        self.filters = filters_of(data)
        self.filterset = self.filters[0]
        self.query = ListQuery.of(self.filterset)

    @cached_property
    def counts(self) -> dict[int, int]:
        """How many rows each year holds."""
        return years_in(self.filters)

    @cached_property
    def page(self) -> Page:
        """The page that is asked for; the first or the last one where it does not exist."""
        paginator = Paginator(moments_in(self.filters), PAGE_SIZE)
        paginator.count = sum(self.counts.values())
        wanted = self.filterset.data.get("page", "1")
        return paginator.page(1) if wanted.startswith("-") or wanted == "0" else paginator.get_page(wanted)

    @cached_property
    def years(self) -> list[Year]:
        """The moments of this page, year by year."""
        found = [Found(*row) for row in self.page.object_list]
        return years_of(found, rows_of(found), self.today)

    @property
    def jumps(self) -> list[YearJump]:
        """All years, each as a link to where it begins."""
        jumps, before = [], 0
        for year, count in self.counts.items():
            number = before // PAGE_SIZE + 1
            query = self.query.with_value("page", str(number) if number > 1 else "")
            jumps.append(YearJump(year, count, f"{query.address(self.path)}#year-{year}"))
            before += count
        return jumps

    @property
    def count_text(self) -> str:
        """“913 dates”."""
        number = self.page.paginator.count
        return ngettext("%(number)d date on record", "%(number)d dates on record", number) % {
            "number": number
        }

    @property
    def order_text(self) -> str:
        """“newest first”."""
        return str(self.filterset.order.phrase)

    @property
    def facets(self) -> list[Facet]:
        """The filters with their counts."""
        names = [name for name, its in self.filterset.filters.items() if isinstance(its, VocabularyFilter)]
        facets = [vocabulary_facet(self.filterset, name, counts_of(self.filters, name)) for name in names]
        for facet in facets:
            facet.open = facet.open or facet.name in OPEN_FACETS
        return [*facets, years_facet(self.filterset)]

    @property
    def sort(self) -> dict:
        """The field for the order."""
        choices = [
            {
                "value": "" if order is self.filterset.orders[0] else order.key,
                "label": capfirst(str(order.phrase)),
                "checked": order is self.filterset.order,
            }
            for order in self.filterset.orders
        ]
        return {"name": "sort", "label": pgettext("public pages", "Order"), "choices": choices}

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters that are on."""
        return chips_of(self.filterset, self.path)

    @property
    def clear_url(self) -> str:
        """Everything; empty where no filter is on."""
        return self.path if self.chips else ""

    @property
    def follow_url(self) -> str:
        """Where a reader begins to follow the countries or the subjects chosen; nothing finer fits."""
        pairs = [pair for pair in self.query.pairs if pair[0] != "sort"]
        one_kind = {name for name, _value in pairs} in ({"country"}, {"theme"})
        return follow_address(pairs) if one_kind else ""

    @property
    def title(self) -> str:
        """“Timeline: Chile, Cybercrime”."""
        named = [
            option.label
            for name in ("country", "subregion", "theme")
            for option in self.filterset.chosen(name).options
        ]
        return _("Timeline: %(names)s") % {"names": ", ".join(named)} if named else _("Timeline")

    @property
    def note(self) -> str:
        """What the filters cannot know."""
        if self.filterset.chosen("theme"):
            return _("Policies, institutions and positions are not sorted by subject; they are left out.")
        if self.filterset.chosen("country") or self.filterset.chosen("subregion"):
            return _(
                "Instruments stand here by what the states did with them: joined, signed, supported, voted."
            )
        return ""
