"""Counts as marks: a full square for what is the same, half of one for partly, an empty one for opposed."""

from dataclasses import dataclass

from initiatives.alignment.items import Outcome, Tally

PITCH = 12
HEIGHT = 12


@dataclass(frozen=True)
class Mark:
    """One square of a strip; ``x`` is its left edge."""

    x: int
    outcome: str


@dataclass(frozen=True)
class Strip:
    """A row of squares, one for each item; strips of one ``places`` can be compared by their length."""

    marks: tuple[Mark, ...]
    places: int

    @property
    def width(self) -> int:
        """The width of the drawing in its own units."""
        return max(self.places, 1) * PITCH


@dataclass(frozen=True)
class Segment:
    """A part of a bar, in hundredths of its whole length."""

    x: str
    width: str
    outcome: str


def strip_of(tally: Tally, places: int) -> Strip:
    """The squares of a count, what is the same first."""
    outcomes = _outcomes(tally)
    return Strip(tuple(Mark(place * PITCH, its) for place, its in enumerate(outcomes)), places)


def segments_of(tally: Tally, whole: int) -> list[Segment]:
    """A bar where there are too many items for squares; ``whole`` is the count of the longest bar."""
    segments, start = [], 0
    for outcome, number in _numbers(tally):
        if number:
            segments.append(Segment(_share(start, whole), _share(number, whole), outcome.value))
            start += number
    return segments


def _numbers(tally: Tally) -> list[tuple[Outcome, int]]:
    return [
        (Outcome.SAME, tally.same),
        (Outcome.PARTLY, tally.partly),
        (Outcome.OPPOSED, tally.opposed),
    ]


def _outcomes(tally: Tally) -> list[str]:
    return [outcome.value for outcome, number in _numbers(tally) for _place in range(number)]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") if whole else "0"
