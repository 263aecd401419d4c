"""No two records of a type, and of a state where the type belongs to states, have the same title.

Titles are compared without accents, case and spacing, each of one record with each of the other, so that a
text is found under its official title and under our translation of it.
"""

import re
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Lookup, Q, QuerySet, Value
from django.db.models.functions import Length
from django.db.models.lookups import LessThan
from django.utils.translation import gettext_lazy as _

from initiatives.gate.texts import LANGUAGES, Text
from initiatives.words import fold

TITLES = ("official_title", *(f"title_{code}" for code in LANGUAGES))
# All but letters that hardly ever bear an accent: those the database compares without knowing of accents.
UNSURE = re.compile(r"[^BDFGHJKLMPQRSTVWXYZbdfghjklmpqrstvwxyz0-9]+")
# How much longer a title may be that is the same: by accents of their own characters, and by spaces.
LONGEST, SPARE = 1.5, 8


class Resembles(Lookup):
    """A comparison with a pattern in which ``%`` stands for anything, without regard to case."""

    lookup_name = "resembles"
    prepare_rhs = False

    def as_sql(self, compiler, connection, operator: str = "LIKE"):
        """SQLite compares letters of the Latin alphabet without their case."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} {operator} {right}", [*left_params, *right_params]

    def as_postgresql(self, compiler, connection):
        """PostgreSQL has an operator of its own for it."""
        return self.as_sql(compiler, connection, "ILIKE")


def equal_title_problems(record, texts: list[Text]) -> Iterator[tuple[str, ValidationError]]:
    """The first title that another record has too, in one query and one more where there is such a title.

    What was taken from the public is left out.
    """
    own = {same_words(text.value): text for text in reversed(texts) if text.field in TITLES}
    if not own:
        return
    short_title = same_words(getattr(record, "short_title", ""))
    for pk, their_short_title, *titles in _candidates(record, [text.value for text in own.values()]):
        text = next((own[words] for words in map(same_words, filter(None, titles)) if words in own), None)
        # Resolutions of the same title have short titles, such as their numbers, to tell them apart.
        told_apart = short_title and their_short_title and same_words(their_short_title) != short_title
        if text and not told_apart:
            yield text.field, _problem(text, type(record)._default_manager.get(pk=pk))
            return


def same_words(title: str) -> str:
    """A title as it is compared."""
    return " ".join(fold(title).split())


def _candidates(record, titles: list[str]) -> QuerySet[Any]:
    """Key, short title and titles of what might be the same; the few that pass are compared in full."""
    model = type(record)
    columns = [name for name in TITLES if hasattr(record, name)]
    others = model._default_manager.exclude(pk=record.pk).exclude(
        live=False, first_published_at__isnull=False
    )
    if hasattr(record, "country_id") and not model._meta.get_field("country").null:
        others = others.filter(country=record.country_id)
    alike = reduce(or_, (_resembling(column, title) for column in columns for title in titles))
    short_title = F("short_title") if hasattr(record, "short_title") else Value("")
    return others.filter(alike).order_by("pk").values_list("pk", short_title, *columns)


def _resembling(column: str, title: str) -> Q:
    pattern = Value(UNSURE.sub("%", title))
    longest = max(len(title), len(same_words(title))) * LONGEST + SPARE
    return Q(Resembles(F(column), pattern)) & Q(LessThan(Length(column), longest))


def _problem(text: Text, other) -> ValidationError:
    return ValidationError(
        _(
            "%(label)s “%(title)s” is also the title of “%(slug)s” (%(state)s): mend that record if it is "
            "the same thing, else add what tells them apart, such as the year or the number."
        ),
        code="equal_title",
        params={
            "label": text.label,
            "title": text.value,
            "slug": other.slug,
            "state": _("public") if other.live else _("draft"),
            "other": other,
        },
    )
