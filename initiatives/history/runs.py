"""Differences of two texts, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
SENTENCES = re.compile(r"[^.\n]+[.\n]*\s*|[.\n]+\s*")
MOST_WORDS = 3000


class RunKind(StrEnum):
    """Whether words stand in both texts, only in the new, or only in the old one."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True)
class Run:
    """Words that follow each other and share their fate."""

    kind: RunKind
    text: str


def words_of(text: str) -> tuple[str, ...]:
    """The words, spaces and marks of a text; joined they are the text again."""
    return tuple(WORDS.findall(text))


def runs_between(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The runs that lead from one sequence of words to another.

    Equal and deleted runs joined are the old text, equal and inserted ones the new text. Very long texts are
    compared by sentences, for comparing by words takes time by the square.
    """
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = SENTENCES.findall("".join(old)), SENTENCES.findall("".join(new))
    runs: list[Run] = []
    deleted = inserted = ""
    for tag, first, last, new_first, new_last in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        was, now = "".join(old[first:last]), "".join(new[new_first:new_last])
        if tag != "equal" or (now.isspace() and (deleted or inserted)):
            deleted, inserted = deleted + was, inserted + now
            continue
        runs += [*_changed(deleted, inserted), Run(RunKind.EQUAL, now)]
        deleted = inserted = ""
    return [*runs, *_changed(deleted, inserted)]


def _changed(deleted: str, inserted: str) -> list[Run]:
    """What went and what came in its place; a space alone between two changes does not part them."""
    runs = (Run(RunKind.DELETED, deleted), Run(RunKind.INSERTED, inserted))
    return [run for run in runs if run.text]
