"""The rule that chooses one text for a question of law, where a state has spoken more than once."""

from collections.abc import Iterable

from initiatives.choices import PositionKind, Stance
from initiatives.models import Position, PositionPoint

FIRST, MIDDLE, LAST = 0, 1, 2
KIND_RANKS: dict[str, int] = {
    PositionKind.NATIONAL_POSITION: FIRST,
    PositionKind.COMMON_POSITION: LAST,
}


def choose_point(points: Iterable[PositionPoint]) -> PositionPoint | None:
    """The point that stands for a state on one question; None where there is none.

    1. A point that says something goes before silence: a state is silent only if none of its texts that
       were read says anything.
    2. A national position goes before any other text of the state, and a common position, which it
       shares with other states, comes last. A text of an organisation is never read as one of its members.
    3. The latest text goes first; one without a date comes last.
    """
    return min(
        points,
        key=lambda point: (point.stance == Stance.NOT_ADDRESSED, *_place(point.position)),
        default=None,
    )


def main_position(positions: Iterable[Position]) -> Position | None:
    """The text by which the row of a state is named: by the same rule, whatever it says."""
    return min(positions, key=_place, default=None)


def _place(position: Position) -> tuple:
    """Sorts the better text first; dates are ISO texts, of which each character is turned round."""
    date = position.delivered_on or ""
    latest_first = (*(-ord(character) for character in date), 0)
    return KIND_RANKS.get(position.kind, MIDDLE), not date, latest_first, -position.pk
