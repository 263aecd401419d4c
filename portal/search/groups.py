"""Results of one type: how many there are, the best of them, and where all of them are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Window
from django.utils.functional import Promise
from wagtail.models import Page

from initiatives.filters.everywhere import PAGES, PAGES_TITLE, EverythingFilterSet
from initiatives.filters.orders import HELD, Order, best_first, by_name
from initiatives.registry import SECTIONS
from initiatives.word_index import holds_words
from portal.models import AnalysisIndexPage, ArticlePage, StandardPage

NARRATIVE = (AnalysisIndexPage, ArticlePage, StandardPage)


SHOWN_OF_A_TYPE = 3


@dataclass(frozen=True)
class Group:
    """The results of one type: how many, and the keys of the best with how well they match."""

    key: str
    title: str | Promise
    rows: Any
    count: int
    keys: dict[int, int]

    @property
    def rank(self) -> int:
        """How well the best of them matches; less is better."""
        return min(self.keys.values(), default=HELD)

    def best(self) -> list[Any]:
        """The best rows, with all that a row shows."""
        by_key = {row.pk: row for row in self._read().filter(pk__in=self.keys)} if self.keys else {}
        return [by_key[key] for key in self.keys if key in by_key]

    def _read(self) -> Any:
        if self.key == PAGES:
            return public_pages().specific()
        return self.rows.model._default_manager.for_list()


def groups_of(filterset: EverythingFilterSet) -> Iterator[Group]:
    """What passes the filters, by type, in the order of the sections; types without results included."""
    words = filterset.cleaned.get("q") or ""
    for section in SECTIONS:
        rows = filterset.narrowed(section)
        if rows is not None:
            yield _group(
                section.key, section.title, rows, best_first(words, section.filterset_class.orders[0])
            )
    if not filterset.on:
        pages = public_pages().filter(holds_words(Page, words))
        yield _group(PAGES, PAGES_TITLE, pages, best_first(words, by_name("title")))


def _group(key: str, title: str | Promise, rows: Any, order: Order) -> Group:
    """Number and best in one pass, of keys alone: the rows themselves are read when they are chosen."""
    ordered: Any = order.apply(rows)
    counted = ordered.annotate(group_size=Window(Count("*"))).values_list("pk", "match_level", "group_size")
    best = list(counted[:SHOWN_OF_A_TYPE])
    return Group(key, title, ordered, best[0][2] if best else 0, {pk: level for pk, level, _size in best})


def public_pages() -> Any:
    """The narrative pages that everybody may read."""
    return Page.objects.live().public().type(*NARRATIVE)
