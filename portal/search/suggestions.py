"""What a reader may be about to look for: titles in which the words so far stand."""

from dataclasses import dataclass
from typing import Any

from initiatives.filters.orders import best_first
from initiatives.registry import SECTIONS, Section
from initiatives.word_index import holds_words
from initiatives.words import clean_words
from portal.search.snippets import Query, Run

SHORTEST = 2
MOST = 8
MOST_OF_A_TYPE = 3


@dataclass(frozen=True)
class Suggestion:
    """A public record, by its title."""

    title: list[Run]
    lang: str
    type: str
    url: str


def suggestions(words: str) -> list[Suggestion]:
    """A few public records whose title holds the words, the last one perhaps only begun."""
    if len(clean_words(words)) < SHORTEST:
        return []
    query = Query(words)
    found: list[tuple[Section, Any, int]] = []
    for section in SECTIONS:
        rows = section.model._default_manager.published()
        rows = rows.filter(holds_words(section.model, words, in_titles=True))
        ordered = best_first(words, section.filterset_class.orders[0]).apply(rows)
        levels = dict(ordered.values_list("pk", "match_level")[:MOST_OF_A_TYPE])
        titled = section.model._default_manager.published().in_bulk(levels)
        found += [(section, titled[key], level) for key, level in levels.items() if key in titled]
    found.sort(key=lambda its: its[2])
    return [
        Suggestion(
            query.marked(getattr(row, "heading", row.title)),
            getattr(row, "heading_language", "") or getattr(row, "language", ""),
            str(section.model._meta.verbose_name),
            row.get_absolute_url(),
        )
        for section, row, _level in found[:MOST]
    ]
