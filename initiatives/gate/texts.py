"""The texts of a record that people have written and people will read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import NotRegistered, translator

from initiatives.partial_date import PartialDateField

CONTEXT = 24
LONGEST_CODE = 3
WRITTEN = (models.CharField, models.TextField)
NOT_WORDS = (models.SlugField, models.URLField, PartialDateField)
LANGUAGES = ("en", "es", "pt")
PROSE = ("summary", "introduction")


@dataclass(frozen=True)
class Text:
    """One text: the field under which its problems stand, and its name in messages.

    ``language`` is that of its column, or empty where any may stand. ``is_prose`` marks sentences of ours.
    """

    field: str
    label: str | Promise
    value: str
    language: str = ""
    is_prose: bool = False


def texts_of(record) -> Iterator[Text]:
    """All texts of a record that are not empty, those of its child rows included."""
    yield from _texts_of_row(record)
    if hasattr(record, "citations"):
        yield from _texts_of_citations(record)
    if hasattr(record, "points"):
        for point in record.points.all():
            name = format_lazy(_("the point on “{topic}”"), topic=str(point.topic))
            yield from _texts_of_row(point, name)
            yield from _texts_of_citations(point, name)


def quote(text: str, start: int, end: int) -> str:
    """The words from ``start`` to ``end`` with a little of what stands around them, on one line."""
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    before, after = text[first:start], text[end:last]
    if first > 0:
        before = "…" + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + "…"
    shown = "".join(_visible(character) for character in before + text[start:end] + after)
    return re.sub(r"\s+", " ", shown).strip()


def _visible(character: str) -> str:
    """The character itself, or its code point where readers could not see it."""
    return character if character.isprintable() or character.isspace() else f"[U+{ord(character):04X}]"


def _texts_of_row(row, owner: str | Promise = "") -> Iterator[Text]:
    for field in _text_fields(type(row)):
        value = getattr(row, field.name) or ""
        if value.strip():
            name = capfirst(field.verbose_name)
            label = format_lazy(_("{field} of {owner}"), field=name, owner=owner) if owner else name
            stem, _sign, code = field.name.rpartition("_")
            yield Text(
                field=NON_FIELD_ERRORS if owner else field.name,
                label=label,
                value=value,
                language=code if stem in ("title", *PROSE) and code in LANGUAGES else "",
                is_prose=stem in PROSE,
            )


def _texts_of_citations(row, owner: str | Promise = "") -> Iterator[Text]:
    for number, citation in enumerate(row.citations.all(), start=1):
        if citation.locator.strip():
            label = format_lazy(_("Place in source {number}"), number=number)
            if owner:
                label = format_lazy(_("{field} of {owner}"), field=label, owner=owner)
            yield Text(NON_FIELD_ERRORS, label, citation.locator)


def _text_fields(model: type[models.Model]) -> Iterator[models.Field]:
    """Fields in which people write freely; of a translated one, its columns and not their common name."""
    try:
        common = set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        common = set()
    for field in model._meta.concrete_fields:
        if isinstance(field, WRITTEN) and field.editable and field.name not in common and not _is_key(field):
            yield field


def _is_key(field: models.Field) -> bool:
    """Whether a field holds a choice, an address, a date or a code instead of words."""
    is_code = field.max_length is not None and field.max_length <= LONGEST_CODE
    return bool(field.choices) or is_code or isinstance(field, NOT_WORDS)
