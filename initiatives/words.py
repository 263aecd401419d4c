"""How words are found: accents and case never matter."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from wagtail.search.backends import get_search_backend

LONGEST_QUERY = 200


def fold(text: str) -> str:
    """Strip accents and case, so that "México" and "mexico" are the same word."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def clean_words(words: str) -> str:
    """Make a query of any length and any characters safe for every search backend."""
    letters = (character if character.isalnum() else " " for character in fold(words[:LONGEST_QUERY]))
    return " ".join("".join(letters).split())


def matching_ids(model: type[Any], words: str) -> list[int]:
    """The primary keys of the records of ``model`` that hold all words, the last one perhaps only begun.

    Drafts are in the index too: filter a ``published()`` queryset with the answer.
    """
    query = clean_words(words)
    if not query:
        return []
    results = get_search_backend().autocomplete(query, model.objects.all(), order_by_relevance=False)
    return [record.pk for record in results.get_queryset().only("pk")]


def index_records(records: Iterable) -> None:
    """Bring the search index up to date with records and their child rows.

    Needed after each publication and each bulk load: the signal handlers index a record before its
    child rows are written, and never see bulk writes.
    """
    by_model: dict[type, list] = {}
    for record in records:
        by_model.setdefault(type(record), []).append(record)
    for model, same_type in by_model.items():
        get_search_backend().add_bulk(model, same_type)
