"""The search page without its request: a query string, and all that is shown of it."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from initiatives.facets import Chip, Facet, chips_of, uncounted_facet, vocabulary_facet, years_facet
from initiatives.filters.base import YEARS
from initiatives.filters.everywhere import COMMON, PAGES, EverythingFilterSet
from initiatives.following import follow_everywhere_address
from initiatives.list_query import ListQuery, text_of
from initiatives.listing import MOST_NAMED, PAGE_SIZE
from initiatives.registry import SECTIONS, Section
from initiatives.words import clean_words
from portal.search.did_you_mean import nearest_words
from portal.search.groups import Group, groups_of
from portal.search.listing import SearchListing
from portal.search.rows import result_row
from portal.search.snippets import Query

MOST_COUNTED = 5000

OF_ALL_TYPES = frozenset({"q", "type", "sort", *COMMON})


class SearchPage:
    """What the search page shows: the best of each type, or all results of the one that is chosen."""

    def __init__(self, data: Mapping | str, path: str = ""):
        self.path = path
        self.filterset = EverythingFilterSet(data)
        self.common = ListQuery.of(self.filterset).only("q", *COMMON)
        self.listing = SearchListing(self.section, self.filterset.data, path) if self.section else None

    @property
    def words(self) -> str:
        """What is looked for."""
        return text_of(self.filterset, "q")

    @property
    def is_asked(self) -> bool:
        """Whether there is a word to look for."""
        return bool(clean_words(self.words)) and "q" not in self.filterset.form.errors

    @cached_property
    def section(self) -> Section | None:
        """The section to which the search is narrowed, where it is one alone."""
        options = self.filterset.chosen("type").options
        by_key = {section.key: section for section in SECTIONS}
        return by_key.get(options[0].value) if len(options) == 1 else None

    @property
    def is_of_pages(self) -> bool:
        """Whether narrative pages alone are wanted."""
        return [option.value for option in self.filterset.chosen("type").options] == [PAGES]

    @property
    def is_of_one_type(self) -> bool:
        """Whether all results of one type are shown, page by page."""
        return bool(self.section) or self.is_of_pages

    @property
    def query(self) -> ListQuery:
        """The whole state of the page."""
        return self.listing.query if self.listing else ListQuery.of(self.filterset)

    @cached_property
    def all_groups(self) -> list[Group]:
        """The results of each type, whichever is chosen."""
        return list(groups_of(self.filterset)) if self.is_asked else []

    @property
    def total(self) -> int:
        """How many results there are of the types that are wanted."""
        return sum(group.count for group in self.all_groups if self.filterset.covers(group.key))

    @cached_property
    def did_you_mean(self) -> dict[str, str] | None:
        """Nearby words that find something within the same filters, where these find nothing."""
        words = "" if self.total or not self.is_asked else nearest_words(self.words)
        query = self.query.with_value("q", words)
        if not words or not SearchPage(query.text, self.path).total:
            return None
        return {"words": words, "url": query.address(self.path)}

    @property
    def types(self) -> list[dict[str, Any]]:
        """All types that have results, with their numbers, as links; the first leads to all of them."""
        links = [
            self._type_link(
                "", pgettext("public pages", "All"), sum(group.count for group in self.all_groups)
            )
        ]
        return links + [
            self._type_link(group.key, str(group.title), group.count)
            for group in self.all_groups
            if group.count or (self.filterset.chosen("type") and self.filterset.covers(group.key))
        ]

    def _type_link(self, key: str, label: str, count: int) -> dict[str, Any]:
        chosen = self.filterset.chosen("type")
        current = chosen.holds(key) if key else not chosen
        url = self.common.with_value("type", key).address(self.path)
        return {"label": label, "count": count, "url": url, "current": current}

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        """The best of each type, best matches first; or one page of the type that is chosen."""
        if not self.is_asked:
            return []
        if self.listing:
            return self.listing.groups
        if self.page:
            return [{"level": "h3", "rows": self._rows(list(self.page.object_list))}] if self.total else []
        wanted = [group for group in self.all_groups if group.count and self.filterset.covers(group.key)]
        return [self._group(group, group.best()) for group in sorted(wanted, key=lambda group: group.rank)]

    def _group(self, group: Group, records: list[Any]) -> dict[str, Any]:
        link = self._type_link(group.key, str(group.title), group.count)
        return {"heading": group.title, "level": "h4", "rows": self._rows(records), "all": link}

    def _rows(self, records: list[Any]) -> list[dict[str, Any]]:
        query = Query(self.words)
        return [result_row(record, query) for record in records]

    @cached_property
    def page(self) -> Page | None:
        """The page of results of one type that is asked for; None where all types are shown."""
        if self.listing:
            return self.listing.page
        if not (self.is_of_pages and self.is_asked):
            return None
        rows: Any = [group.rows.specific() for group in self.all_groups if group.key == PAGES]
        return Paginator(rows[0] if rows else [], PAGE_SIZE).get_page(self.filterset.data.get("page", "1"))

    @property
    def count_text(self) -> str:
        """“66 results in 5 types”, or what the list of one type says."""
        if not self.is_asked:
            return ""
        if self.listing:
            return self.listing.count_text
        results = ngettext("%(number)d result", "%(number)d results", self.total) % {"number": self.total}
        if self.is_of_pages or not self.groups:
            return results
        types = ngettext("%(number)d type", "%(number)d types", len(self.groups))
        return _("%(results)s in %(types)s") % {
            "results": results,
            "types": types % {"number": len(self.groups)},
        }

    @property
    def order_text(self) -> str:
        """“best match first”."""
        return self.listing.order_text if self.listing else str(self.filterset.order.phrase)

    @property
    def sort(self) -> dict | None:
        """The orders of the one type that is shown."""
        return self.listing.sort if self.listing else None

    @cached_property
    def facets(self) -> list[Facet]:
        """The filters of the type that is chosen, or those that types have in common, with their counts.

        Of very many results nobody counts by country and subject: that takes longer than finding them.
        """
        if self.listing:
            return self.listing.facets
        if self.is_of_pages:
            return []
        facet = vocabulary_facet if self.is_asked and self.total <= MOST_COUNTED else uncounted_facet
        country, theme = (facet(self.filterset, name) for name in COMMON[:2])
        theme.open = True
        return [theme, years_facet(self.filterset), country]

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters that are on; words and type are seen elsewhere."""
        filterset = self.listing.filterset if self.listing else self.filterset
        hidden = {str(filterset.filters[name].label) for name in ("q", "type") if name in filterset.filters}
        return [chip for chip in chips_of(filterset, self.path) if str(chip.group) not in hidden]

    @property
    def clear_url(self) -> str:
        """The same words without filters; empty where none is on."""
        return self.query.only("q", "type").address(self.path) if self.chips else ""

    @property
    def follow_url(self) -> str:
        """Where a reader begins to follow this search; a list with filters of its own as that list."""
        if self.listing and {name for name, _value in self.listing.query.pairs} - OF_ALL_TYPES:
            return self.listing.follow_url
        return follow_everywhere_address(ListQuery.of(self.filterset)) if self.is_asked else ""

    @property
    def hidden(self) -> list[dict[str, str]]:
        """What the form of the filters carries along unseen."""
        return [{"name": name, "value": value} for name, value in self.query.only("q", "type").pairs]

    @property
    def kept(self) -> list[dict[str, str]]:
        """What the search box carries along, so that new words are looked for within the same filters."""
        return [{"name": name, "value": value} for name, value in self.query.without("q").pairs]

    @cached_property
    def complaints(self) -> list[str]:
        """What in the address means nothing here, a sentence each."""
        if self.listing:
            return self.listing.complaints
        unknown = [name for name in self.filterset.unknown_parameters if name != "page"][:MOST_NAMED]
        complaints = [_("“%(name)s” is no filter of this list.") % {"name": name} for name in unknown]
        for name, problem in self.filterset.problems.items():
            its = self.filterset.filters.get(name)
            label = (
                self.filterset.years_label
                if name in YEARS
                else its.label
                if its
                else pgettext("public pages", "Order")
            )
            complaints.append(f"{label}: {problem}")
        return complaints
