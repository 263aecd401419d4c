"""All results of one type: the list of its section, with the best match first."""

from collections.abc import Mapping
from typing import Any

from initiatives.filters.criteria import RuleFilter
from initiatives.filters.orders import best_first
from initiatives.following import follow_list_address
from initiatives.list_query import text_of
from initiatives.listing import Listing
from initiatives.words import clean_words
from portal.search.rows import result_row
from portal.search.snippets import Query


class SearchListing(Listing):
    """A list with the facets of its section; its address carries the type."""

    is_table = False

    def make_filterset(self, data: Mapping | str) -> Any:
        """The filters of the section: partners are searched too, and the best match goes first."""
        filterset = super().make_filterset(data)
        filterset.carried = ("type",)
        words = text_of(filterset, "q")
        if clean_words(words):
            filterset.orders = (best_first(words, filterset.orders[0]), *filterset.orders)
        region = filterset.filters.get("region")
        if isinstance(region, RuleFilter) and "all" in region.rules:
            region.default = "all"
        return filterset

    @property
    def follow_url(self) -> str:
        """The same as a search of the list, which shows no partners unless it is asked to."""
        query = self.query.without("type")
        if "region" in self.filterset.filters and not query.only("region").pairs:
            query = query.with_value("region", "all")
        return follow_list_address(self.section, query)

    def group(self, records: list, heading: str = "", count: str = "") -> dict:
        """Records as results."""
        query = Query(self.words)
        return {"level": "h3", "rows": [result_row(record, query) for record in records]}
