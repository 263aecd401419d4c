"""Results of one type: how many there are, the best of them, and where all of them are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from wagtail.models import Page

from initiatives.filters.orders import HELD, best_first, by_name
from initiatives.registry import SECTIONS
from initiatives.word_index import matching_ids
from portal.models import AnalysisIndexPage, ArticlePage, StandardPage
from portal.search.filters import PAGES, PAGES_TITLE, EverythingFilterSet

NARRATIVE = (AnalysisIndexPage, ArticlePage, StandardPage)


@dataclass(frozen=True)
class Group:
    """The results of one type: ``rows`` are in their order, the best first."""

    key: str
    title: str | Promise
    rows: Any
    count: int

    def best(self, number: int) -> list[Any]:
        """The first rows, with all that a row shows."""
        return list(self.rows[:number]) if self.count else []


def groups_of(filterset: EverythingFilterSet) -> Iterator[Group]:
    """What passes the filters, by type, in the order of the sections; types without results included."""
    words = filterset.cleaned.get("q") or ""
    for section in SECTIONS:
        rows = filterset.narrowed(section)
        if rows is not None:
            order = best_first(words, section.filterset_class.orders[0])
            yield Group(section.key, section.title, order.apply(rows), rows.count())
    if not filterset.on:
        pages = public_pages().filter(pk__in=matching_ids(Page, words))
        ordered: Any = best_first(words, by_name("title")).apply(pages)
        yield Group(PAGES, PAGES_TITLE, ordered.specific(), pages.count())


def public_pages() -> Any:
    """The narrative pages that everybody may read."""
    return Page.objects.live().public().type(*NARRATIVE)


def rank(records: list[Any]) -> int:
    """How well the best of some results fits; less is better."""
    return min((getattr(record, "match_level", HELD) for record in records), default=HELD)
