"""How words are found: accents and case never matter, here and in every list, desk and search."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

LONGEST_QUERY = 200
# PostgreSQL refuses words of more than 2046 bytes; what some signs stand for is many times as long as they.
LONGEST_WORD = 200
# “Ley 21.459” is also written “Ley 21459”.
# A letter that begins the mark of a type in the index, and that no query can ask for.
MARK = "\N{TIFINAGH LETTER YAZ}"
POINT_OF_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")


def fold(text: str) -> str:
    """Strip accents and case, so that "México" and "mexico" are the same word."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def words_of(text: str) -> list[str]:
    """The words of a text, folded: runs of letters and digits, so that “A/76/136” is three of them."""
    folded = POINT_OF_THOUSANDS.sub("", fold(text))
    letters = (character if character.isalnum() and character != MARK else " " for character in folded)
    return [word[:LONGEST_WORD] for word in "".join(letters).split()]


def clean_words(words: str) -> str:
    """Make a query of any length and any characters safe for every search backend."""
    return " ".join(words_of(words[:LONGEST_QUERY]))


def chunks_of(query: str) -> list[list[str]]:
    """What stands between the spaces of a query, each as its words: those of one chunk belong together."""
    chunks = (words_of(chunk) for chunk in query[:LONGEST_QUERY].split())
    return [chunk for chunk in chunks if chunk]


def index_text(parts: Iterable, mark: str = "") -> str:
    """Texts as they stand in the index, so that each database takes them apart at the same places.

    ``mark`` is a word before them, such as ``mark_of`` gives.
    """
    return " ".join((*filter(None, [mark]), *words_of(" ".join(str(part) for part in parts if part))))


def mark_of(model: type[Any]) -> str:
    """The word that each row of a table has in the index, by which a database skips those of all others."""
    return f"{MARK}{model._meta.model_name}"
