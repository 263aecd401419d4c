"""Brackets and quotation marks come in pairs; one alone is what a deletion has left."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from initiatives.gate.texts import Text, quote

OPENING_OF = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
OPENING = frozenset(OPENING_OF.values())
# "a) …; b) …" and "1) …" number the parts of a sentence, from the first of them on.
NUMBERING = re.compile(r"(?:^|(?<=[\s;,.:]))(?:\w|\d{1,2}|[ivx]{1,5}|[IVX]{1,5})\)")
FIRST_NUMBERS = frozenset({"a)", "A)", "1)", "i)", "I)"})
# German opens below and closes with the mark with which English opens.
GERMAN_QUOTES = re.compile("„[^“”]*[“”]")


def balance_problems(record, texts: list[Text]) -> Iterator[tuple[str, ValidationError]]:
    """Each text with a bracket or quotation mark that has no partner, with the first of them."""
    for text in texts:
        place = lonely_mark(text.value)
        if place is not None:
            yield (
                text.field,
                ValidationError(
                    _(
                        "%(label)s has a “%(mark)s” without its partner, “%(words)s”: "
                        "complete the pair or take it out."
                    ),
                    code="unbalanced",
                    params={
                        "label": text.label,
                        "mark": text.value[place],
                        "words": quote(text.value, place, place + 1),
                    },
                ),
            )


def lonely_mark(value: str) -> int | None:
    """The place of the first mark without a partner, or None where all have one.

    A closing bracket may be the end of a pair or the end of a number: either reading will do.
    """
    value = GERMAN_QUOTES.sub(_blank, value)
    place = _first_lonely(value)
    numbers = NUMBERING.findall(value) if place is not None else []
    if numbers and numbers[0] in FIRST_NUMBERS:
        return place if _first_lonely(NUMBERING.sub(_blank, value)) is not None else None
    return place


def _first_lonely(value: str) -> int | None:
    open_marks: list[int] = []
    for place, character in enumerate(value):
        if character in OPENING:
            open_marks.append(place)
        elif character in OPENING_OF:
            if not open_marks or value[open_marks[-1]] != OPENING_OF[character]:
                return place
            open_marks.pop()
    return open_marks[0] if open_marks else None


def _blank(match: re.Match) -> str:
    return "_" * len(match.group())
