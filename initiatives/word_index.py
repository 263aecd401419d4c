"""The index of words: what is in it, and which rows hold the words of a query.

It is Wagtail's ``modelsearch``, on the database or on a search engine. Drafts are in it too, so that the desk
finds them: whatever is public filters a ``published()`` queryset with the answer.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import F, QuerySet
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from initiatives.words import chunks_of, clean_words, index_text, mark_of


class TitleField(index.SearchField):
    """The titles, folded, in the column that the index keeps for them."""

    def __init__(self):
        super().__init__("title")

    def get_value(self, obj) -> str:
        """All names of a row."""
        return index_text(obj.naming_parts(), mark_of(obj.table_of_index))


class FoundByWords(index.Indexed):
    """A row that is found by the words of its texts; it says which those are."""

    search_fields = [TitleField(), index.AutocompleteField("folded_text")]

    def naming_parts(self) -> list:
        """Titles in all languages, acronyms and symbols: a row that holds the words here goes first."""
        raise NotImplementedError

    def telling_parts(self) -> list:
        """What else the row says, as texts that readers see."""
        return []

    def searchable_parts(self) -> list:
        """All words that make the row findable, those that tell nothing by themselves included."""
        return [*self.naming_parts(), *self.telling_parts()]

    @property
    def table_of_index(self) -> type[Any]:
        """The model by which the row is looked for."""
        return type(self)

    @property
    def folded_text(self) -> str:
        """All words by which the row is found, without accents and case."""
        return index_text(self.searchable_parts(), mark_of(self.table_of_index))


def matching_ids(model: type[Any], words: str, in_titles: bool = False) -> QuerySet | list[int]:
    """The primary keys of the rows of ``model`` that hold all words, the last one perhaps only begun.

    Words that are written together, such as “73/27”, must stand together. On a database the answer is a
    subquery, else a list, best first; either fits ``pk__in``.
    """
    backend = get_search_backend()
    if not clean_words(words):
        return []
    if not hasattr(backend.results_class, "get_queryset"):
        rows = model._default_manager.order_by().only("pk")
        if in_titles:
            return [row.pk for row in backend.search(clean_words(words), rows, fields=["title"])]
        return [row.pk for row in backend.autocomplete(clean_words(words), rows)]
    # Both databases take the sign apart again and look for its parts one after the other.
    query = " ".join((mark_of(model), *("_".join(chunk) for chunk in chunks_of(words))))
    return _on_database(model, query, in_titles)


def _on_database(model: type[Any], query: str, in_titles: bool = False) -> QuerySet:
    backend = get_search_backend()
    compiler = backend.autocomplete_query_compiler_class
    compiler = _title_compiler(compiler) if in_titles else compiler
    rows = model._default_manager.order_by()
    results = backend._search(compiler, query, rows, order_by_relevance=False)
    return results.get_queryset().order_by().values_list("pk", flat=True)


@cache
def _title_compiler(compiler: type[Any]) -> type[Any]:
    """The compiler of a database for unfinished words, turned to the column of the titles.

    By itself it knows that column for whole words only, and on PostgreSQL not in the index.
    """
    vectors = [(F("index_entries__title"), 1.0)]
    return type(
        "TitleQueryCompiler",
        (compiler,),
        {"FTS_TABLE_FIELDS": ["title"], "get_index_vectors": lambda self, *_query: vectors},
    )


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


def is_indexed() -> bool:
    """Whether the index of the database is of today's form, in which sources bear the mark of their table."""
    source = apps.get_model("initiatives", "Source")
    on_engine = not hasattr(get_search_backend().results_class, "get_queryset")
    return on_engine or not source.objects.exists() or _on_database(source, mark_of(source)).exists()
