"""The value of one field of a version, as readers see it on the page."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from initiatives.history.related import RelatedRows, keys_in
from initiatives.history.runs import words_of
from initiatives.languages import language_name
from initiatives.partial_date import PartialDateField
from initiatives.templatetags.partial_dates import format_partial_date

LANGUAGE_FIELDS = frozenset({"language", "official_title_language"})
SEPARATOR = "; "
Words = tuple[str, ...]


def value_of(field: Any, raw: Any, related: RelatedRows) -> Words:
    """The words of a value; a date, a name or a choice is one word, so that it is exchanged as a whole."""
    if raw is None or raw in ("", []):
        return ()
    if field.is_relation:
        return _names(field, raw, related)
    if field.flatchoices:
        return (str(dict(field.flatchoices).get(raw, raw)),)
    if field.name in LANGUAGE_FIELDS:
        return (capfirst(str(language_name(str(raw)))),)
    for kind, write in WRITERS:
        if isinstance(field, kind):
            return (write(raw),)
    return words_of(str(raw))


def listed(names: list[str]) -> Words:
    """Names with what parts them, each a word of its own."""
    return tuple(word for name in names for word in (SEPARATOR, name))[1:]


def label_of(field: Any) -> str:
    """The name of a field; of a text in several languages, with its language."""
    translated = getattr(field, "translated_field", None)
    if translated is None:
        return capfirst(str(field.verbose_name))
    label = capfirst(str(translated.verbose_name))
    return f"{label} ({get_language_info(field.language)['name_translated']})"


def language_of(field: Any) -> str:
    """The ISO 639-1 code of a text in several languages, else nothing."""
    return getattr(field, "language", "") if hasattr(field, "translated_field") else ""


def _names(field: Any, raw: Any, related: RelatedRows) -> Words:
    rows = [related.find(field.related_model, key) for key in keys_in(raw)]
    return listed([str(row) for row in rows if row])


def _date(raw: Any) -> str:
    try:
        return format_partial_date(raw)
    except ValueError:
        return str(raw)


def _truth(raw: Any) -> str:
    return _("Yes") if raw else _("No")


def _number(raw: Any) -> str:
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        return str(raw)
    return number_format(f"{number:f}".rstrip("0").rstrip(".") if number % 1 else int(number), use_l10n=True)


WRITERS: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    ((PartialDateField, models.DateField), _date),
    (models.BooleanField, _truth),
    (models.DecimalField, _number),
    (models.URLField, str),
)
