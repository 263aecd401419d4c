"""How the view of a state moved: its texts in time, by the questions that more than one of them answers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives.details.view_in_time import view_address
from initiatives.models import LegalTopic, Position, PositionPoint
from initiatives.templatetags.partial_dates import format_partial_date

UNDATED = "9999"


@dataclass(frozen=True)
class Text:
    """A column: one text of the state."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Cell:
    """What one text says on one question, with the address of the point; empty without a checked answer."""

    stance: str = ""
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One question across all texts; ``url`` is where they stand with what they say."""

    question: str
    cells: list[Cell]
    url: str = ""


@dataclass(frozen=True)
class Movement:
    """A table of texts by question."""

    texts: list[Text]
    rows: list[Row]


def movement_of(
    position: Position, points: Iterable[PositionPoint], others: Iterable[Position]
) -> Movement | None:
    """The table for a text and the state's other texts; None where this one or no two answer any."""
    own = {point.topic: point for point in points}
    if not own:
        return None
    texts = [(position, own)]
    texts += [(other, {point.topic: point for point in other.points.all()}) for other in others]
    texts = sorted((pair for pair in texts if pair[1]), key=_in_time)
    answers = Counter(topic for _text, answered in texts for topic in answered)
    topics = sorted((topic for topic, count in answers.items() if count > 1), key=_in_order)
    if not topics:
        return None
    return Movement(
        texts=[Text(_label(text), text.get_absolute_url(), text is position) for text, _answered in texts],
        rows=[
            Row(
                topic.name,
                [_cell(text, answered.get(topic)) for text, answered in texts],
                view_address(position.country, topic),
            )
            for topic in topics
        ],
    )


def _in_time(pair: tuple[Position, dict]) -> tuple[str, str]:
    position, _answered = pair
    return str(position.delivered_on or UNDATED), position.slug


def _in_order(topic: LegalTopic) -> tuple[int, int]:
    return topic.sort_order, topic.pk


def _label(position: Position) -> str:
    """“21 Jul 2023, national position”."""
    date = format_partial_date(position.delivered_on) or _("undated")
    return f"{date}, {str(position.get_kind_display()).lower()}"


def _cell(position: Position, point: PositionPoint | None) -> Cell:
    if point is None:
        return Cell()
    return Cell(point.stance, f"{position.get_absolute_url()}#{point.topic.slug}")
