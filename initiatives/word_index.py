"""The index of words: what is in it, and which rows hold the words of a query.

It is Wagtail's ``modelsearch``, on the database or on a search engine. Drafts are in it too, so that the desk
finds them: whatever is public filters a ``published()`` queryset with the answer.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BigIntegerField, F, Lookup, Q, QuerySet
from django.db.models.functions import Cast
from modelsearch.backends.elasticsearchbase import get_model_root
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search import index
from wagtail.search.backends import get_search_backend
from wagtail.search.query import PlainText

from initiatives.words import chunks_of, clean_words, index_text, mark_of

logger = logging.getLogger(__name__)


class WordsField:
    """A field of the index that is no column of a table; search engines ask whose it is and what it holds."""

    def get_definition_model(self, cls: type[Any]) -> type[Any]:
        """The table itself, as if the field were a column of it."""
        return get_model_root(cls)

    def get_type(self, _cls: type[Any]) -> str:
        """Text."""
        return "TextField"


class TitleField(WordsField, index.SearchField):
    """The titles, folded, in the column that the index keeps for them."""

    def __init__(self):
        super().__init__("title")

    def get_value(self, obj) -> str:
        """All names of a row."""
        return index_text(obj.naming_parts(), mark_of(obj.table_of_index))


class TextField(WordsField, index.AutocompleteField):
    """All words, the last of which may only have begun."""

    def __init__(self):
        super().__init__("folded_text")


class FoundByWords(index.Indexed):
    """A row that is found by the words of its texts; it says which those are."""

    search_fields = [TitleField(), TextField()]

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
    if not is_on_database(backend):
        return _on_engine(model, clean_words(words), in_titles)
    # Both databases take the sign apart again and look for its parts one after the other.
    query = " ".join((mark_of(model), *("_".join(chunk) for chunk in chunks_of(words))))
    return _on_database(model, query, in_titles)


def _on_engine(model: type[Any], words: str, in_titles: bool) -> list[int]:
    """The keys that a search engine gives, which would be content with any one of the words."""
    backend, rows = get_search_backend(), model._default_manager.order_by().only("pk")
    if in_titles:
        return [row.pk for row in backend.search(words, rows, fields=["title"], operator="and")]
    return [row.pk for row in backend.autocomplete(words, rows, operator="and")]


def _on_database(model: type[Any], query: str, in_titles: bool = False) -> QuerySet:
    """The keys that the table of the index gives; joining it to rows by their keys as texts takes longer."""
    backend = get_search_backend()
    compiler = backend.autocomplete_query_compiler_class(model._default_manager.order_by(), PlainText(query))
    column = "title" if in_titles else "autocomplete"
    if connection.vendor == "postgresql":
        asked = compiler.build_tsquery(compiler.query, config=backend.autocomplete_config)
        entries, path = apps.get_model("wagtailsearch", "IndexEntry").objects.filter(**{column: asked}), ""
    else:
        from modelsearch.backends.database.sqlite.query import MatchExpression

        matches = MatchExpression([column], compiler.build_search_query(compiler.query))
        entries = apps.get_model("wagtailsearch", "SQLiteFTSIndexEntry").objects.filter(matches)
        path = "index_entry__"
    entries = entries.filter(**{f"{path}content_type__in": get_descendants_content_types_pks(model)})
    keys = entries.annotate(key=Cast(f"{path}object_id", BigIntegerField()))
    return keys.order_by().values_list("key", flat=True)


class AmongKeys(Lookup):
    """Whether a key is one of an array that PostgreSQL makes once.

    As ``IN (SELECT …)`` it is a join, of which the planner expects too few rows and loops through them.
    """

    lookup_name = "among_keys"

    def as_sql(self, compiler, connection):
        """The condition."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = compiler.compile(self.rhs)
        return f"{left} = ANY({right})", (*left_params, *right_params)


def holds_words(model: type[Any], words: str, in_titles: bool = False) -> Q | AmongKeys:
    """The same as ``matching_ids`` as a condition on rows of the model, which is quick for many keys too."""
    keys = matching_ids(model, words, in_titles)
    if connection.vendor == "postgresql" and isinstance(keys, QuerySet):
        return AmongKeys(F("pk"), ArraySubquery(keys))
    return Q(pk__in=keys)


def index_records(records: Iterable) -> None:
    """Bring the search index up to date with records and their child rows.

    Needed after each publication and each bulk load: the signal handlers index a record before its
    child rows are written, and never see bulk writes. An engine that does not answer keeps nothing from
    being published: its index can be built anew.
    """
    backend = get_search_backend()
    by_model: dict[type, list] = {}
    for record in records:
        by_model.setdefault(type(record), []).append(record)
    for model, same_type in by_model.items():
        try:
            backend.add_bulk(model, same_type)
        except Exception:
            if is_on_database(backend):
                raise
            logger.exception("The search engine was not told; run update_index once it answers.")


def is_on_database(backend: Any) -> bool:
    """Whether the database keeps the index, and not a search engine."""
    return hasattr(backend.results_class, "get_queryset")


def is_indexed() -> bool:
    """Whether the index of the database is of today's form, in which sources bear the mark of their table."""
    source = apps.get_model("initiatives", "Source")
    on_engine = not is_on_database(get_search_backend())
    return on_engine or not source.objects.exists() or _on_database(source, mark_of(source)).exists()
