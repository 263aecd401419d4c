"""What a reader may have meant where nothing is found: the nearest words of what is published.

Distances of spelling are RapidFuzz's: difflib takes seconds for some ten thousand words, and trigrams are
only in one of the two databases.
"""

from collections import Counter
from typing import Any

from django.core.cache import cache
from rapidfuzz import process
from rapidfuzz.distance import OSA

from initiatives.registry import SECTIONS
from initiatives.words import words_of
from portal.search.groups import public_pages

KEPT_SECONDS = 600
CACHE_KEY = "words-of-published-titles"
SHORTEST = 3
NEAREST = 20
TITLES = frozenset(
    {
        "title",
        "title_en",
        "title_es",
        "title_pt",
        "official_title",
        "official_name",
        "name",
        "short_title",
        "acronym",
    }
)


def nearest_words(words: str) -> str:
    """The query with each unknown word replaced by the nearest of a published title; empty if none is.

    The words are kept for some minutes, in which a title may be withdrawn: whoever shows the answer looks
    first whether it finds anything public.
    """
    asked, known = words_of(words), _vocabulary()
    joined = _joined(asked, known)
    nearest = [word if word in known else _nearest(word, known) for word in joined]
    return " ".join(nearest) if nearest != asked else ""


def _joined(words: list[str], known: dict[str, int]) -> list[str]:
    """“cyber security” is one word where titles write it as one."""
    joined: list[str] = []
    for word in words:
        if joined and word not in known and joined[-1] + word in known:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _nearest(word: str, known: dict[str, int]) -> str:
    """The word at the least distance, of several the one in most titles."""
    most = 1 if len(word) <= 5 else 2
    if len(word) < SHORTEST:
        return word
    found = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=most, limit=NEAREST)
    return min(found, key=lambda its: (its[1], -known[its[0]], its[0]))[0] if found else word


def _vocabulary() -> dict[str, int]:
    known: dict[str, int] = cache.get_or_set(CACHE_KEY, _read_vocabulary, KEPT_SECONDS) or {}
    return known


def _read_vocabulary() -> dict[str, int]:
    """How often each word stands in titles that are public."""
    counted: Counter[str] = Counter()
    tables: list[Any] = [section.model._default_manager.published() for section in SECTIONS]
    for rows in (*tables, public_pages()):
        columns = [field.name for field in rows.model._meta.concrete_fields if field.name in TITLES]
        for titles in rows.order_by().values_list(*columns).iterator():
            counted.update(
                {word for word in words_of(" ".join(filter(None, titles))) if len(word) >= SHORTEST}
            )
    return dict(counted)
