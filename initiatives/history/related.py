"""What the contents of versions refer to, read in one query for each table, and only what is public of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Model

from initiatives.history.fields import fields_of
from initiatives.models import LegalTopic, Source

Content = Mapping[str, Any]


class RelatedRows:
    """Rows by table and key; what is gone is not among them, nor what is not public, save for the desk."""

    def __init__(self, model: type[Model], contents: Iterable[Content], for_desk: bool = False):
        keys: dict[type[Model], set[int]] = defaultdict(set)
        for content in contents:
            for table, key in _references(model, content):
                keys[table].add(key)
        self.rows = {table: _rows(table, found, for_desk) for table, found in keys.items()}

    def find(self, table: type[Model], key: Any) -> Any:
        """The row, or None."""
        return self.rows.get(table, {}).get(key) if isinstance(key, int) else None


def _references(model: type[Model], content: Content) -> Iterator[tuple[type[Model], int]]:
    for name in fields_of(model):
        field: Any = model._meta.get_field(name)
        if field.is_relation:
            yield from ((field.related_model, key) for key in keys_in(content.get(name)))
    for citation in rows_in(content, "citations"):
        yield from ((Source, key) for key in keys_in(citation.get("source")))
    for point in rows_in(content, "points"):
        yield from ((LegalTopic, key) for key in keys_in(point.get("topic")))
        for citation in rows_in(point, "citations"):
            yield from ((Source, key) for key in keys_in(citation.get("source")))


def keys_in(value: Any) -> list[int]:
    """The keys in the value of a relation, one or many."""
    values = value if isinstance(value, list) else [value]
    return [key for key in values if isinstance(key, int)]


def rows_in(content: Content, name: str) -> list[Content]:
    """The child rows of a content; none where it was made before there were such rows."""
    return [row for row in content.get(name) or [] if isinstance(row, Mapping)]


def _rows(table: Any, keys: set[int], for_desk: bool) -> dict[int, Model]:
    rows = table._default_manager.all()
    if hasattr(rows, "published") and not for_desk:
        rows = rows.published()
    return {row.pk: row for row in rows.filter(pk__in=keys)}
