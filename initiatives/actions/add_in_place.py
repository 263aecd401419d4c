"""Adding a source, an organisation or a country while something that names it is written."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log

KEY_LENGTH = 80


def add_in_place(row: Any, name: str, user) -> Any:
    """Save a new row that waits for a second person, with a key made from ``name``; returns it.

    It becomes public with what cites it, or by its own review.
    """
    with transaction.atomic():
        row.slug = free_key(type(row), name)
        row.live = False
        row.save()
        log(instance=row, action="wagtail.create", user=user)
    return row


def add_draft_in_place(record: Any, name: str, user) -> Any:
    """Keep a new record as a draft, with a key made from ``name``; returns it.

    It becomes public by its own review, and until then so does nothing that belongs to it.
    """
    with transaction.atomic():
        record.slug = free_key(type(record), name)
        record.live, record.has_unpublished_changes = False, True
        record.save()
        record.save_revision(user=user, clean=False)
        log(instance=record, action="wagtail.create", user=user)
    return record


def free_key(model: type[Any], name: str) -> str:
    """A key that no row has yet: the words of the name, and a number if need be."""
    words = slugify(name)[: KEY_LENGTH - 5].strip("-") or str(model._meta.model_name)
    taken = set(model._default_manager.filter(slug__startswith=words).values_list("slug", flat=True))
    return next(key for key in _candidates(words) if key not in taken)


def _candidates(words: str) -> Iterator[str]:
    yield words
    number = 2
    while True:
        yield f"{words}-{number}"
        number += 1
