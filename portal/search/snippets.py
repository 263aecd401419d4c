"""What of a text is shown among results: the place where the words stand, and the words marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from initiatives.words import chunks_of, fold

LONGEST = 240
BEFORE = 80


@dataclass(frozen=True)
class Run:
    """A piece of a text, to be marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Word:
    """A word of a text as it is folded, and from where to where it stands."""

    folded: str
    start: int
    end: int


class Query:
    """The words of a query, in the chunks in which they were written together."""

    def __init__(self, words: str):
        self.chunks = chunks_of(words)

    def hits(self, text: str) -> list[tuple[int, int, int]]:
        """From where to where a chunk stands in the text, and which one it is; none overlap."""
        words = list(words_in(text))
        hits, place = [], 0
        while place < len(words):
            for number, chunk in enumerate(self.chunks):
                if self._stands(chunk, number, words[place : place + len(chunk)]):
                    last = words[place + len(chunk) - 1]
                    hits.append((words[place].start, last.end, number))
                    place += len(chunk) - 1
                    break
            place += 1
        return hits

    def _stands(self, chunk: list[str], number: int, words: list[Word]) -> bool:
        """Whether the words are those of a chunk; the last word of a query may be only begun."""
        if len(words) < len(chunk):
            return False
        *firsts, last = chunk
        if any(word.folded != first for word, first in zip(words, firsts, strict=False)):
            return False
        is_last = number == len(self.chunks) - 1
        return words[-1].folded == last or (is_last and words[-1].folded.startswith(last))

    def marked(self, text: str) -> list[Run]:
        """The whole text, what was found in it marked."""
        return _runs(text, self.hits(text), 0, len(text))

    def snippet(self, texts: Iterable[str]) -> list[Run]:
        """The place in that text which holds most of the query; nothing where none holds any of it."""
        best, most = None, 0
        for text in texts:
            hits = self.hits(text)
            if len({number for _start, _end, number in hits}) > most:
                best, most = (text, hits), len({number for _start, _end, number in hits})
        if best is None:
            return []
        text, hits = best
        start, end = _window(text, hits[0][0])
        return _runs(text, [hit for hit in hits if start <= hit[0] and hit[1] <= end], start, end)


def words_in(text: str) -> Iterable[Word]:
    """The words of a text with their places, taken apart as in the index."""
    folded, start = "", None
    for place, character in enumerate(text):
        letters = "".join(letter for letter in fold(character) if letter.isalnum())
        # A combining mark on its own folds to nothing and belongs to the letter before it.
        if letters or (start is not None and not fold(character)):
            start = place if start is None else start
            folded += letters
        elif start is not None:
            yield Word(folded, start, place)
            folded, start = "", None
    if start is not None:
        yield Word(folded, start, len(text))


def _window(text: str, hit: int) -> tuple[int, int]:
    """From where to where to show, from space to space where there are any near."""
    if len(text) <= LONGEST:
        return 0, len(text)
    start = max(0, min(hit - BEFORE, len(text) - LONGEST))
    if start:
        space = text.find(" ", start, hit)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + LONGEST)
    if end < len(text):
        space = text.rfind(" ", hit + 1, end)
        end = space if space > hit else end
    return start, end


def _runs(text: str, hits: Sequence[tuple[int, int, int]], start: int, end: int) -> list[Run]:
    runs = [Run("…")] if start else []
    place = start
    for first, last, _number in hits:
        runs += [Run(text[place:first])] if first > place else []
        runs.append(Run(text[first:last], marked=True))
        place = last
    runs += [Run(text[place:end])] if end > place else []
    return [*runs, Run("…")] if end < len(text) else runs
