"""Which part of the board is asked for."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from initiatives.coverage.board import Board, Cell
from initiatives.coverage.vocabulary import Question, Questions
from initiatives.models import Country
from initiatives.profile.pillar_kinds import PILLARS


@dataclass(frozen=True)
class Choice:
    """Which countries, questions and states are asked for; None stands for all, a part is never guessed."""

    subregions: Collection[str] | None = None
    countries: Collection[str] | None = None
    pillars: Collection[str] | None = None
    questions: Collection[str] | None = None
    states: Collection[str] | None = None

    def without(self, name: str) -> "Choice":
        """The same, with one part left open."""
        return replace(self, **{name: None})

    def takes_country(self, country: Country) -> bool:
        """Whether a country is asked for."""
        return (self.subregions is None or country.subregion in self.subregions) and (
            self.countries is None or country.iso3 in self.countries
        )

    def takes_question(self, question: Question) -> bool:
        """Whether a question is asked for."""
        return (self.pillars is None or bool(set(question.pillars) & set(self.pillars))) and (
            self.questions is None or question.key in self.questions
        )

    def takes(self, cell: Cell) -> bool:
        """Whether a cell is asked for."""
        return (
            self.takes_country(cell.country)
            and self.takes_question(cell.question)
            and (self.states is None or cell.state in self.states)
        )


def narrowed(board: Board, choice: Choice) -> Board:
    """The countries and questions that are asked for, of these only such as have a cell in one of the states.

    The cells themselves stay as they are, so that what is left can still be counted.
    """
    countries = [country for country in board.countries if choice.takes_country(country)]
    questions = [_placed(question, choice) for question in board.questions if choice.takes_question(question)]
    places = [kind.anchor for kind in PILLARS]
    questions.sort(key=lambda its: places.index(its.pillar) if its.pillar in places else len(places))
    part = replace(board, countries=tuple(countries), questions=Questions(tuple(questions)))
    if choice.states is None:
        return part
    kept = [cell for cell in part.cells() if cell.state in choice.states]
    rows, columns = {cell.country.pk for cell in kept}, {cell.question.key for cell in kept}
    return replace(
        part,
        countries=tuple(country for country in countries if country.pk in rows),
        questions=Questions(tuple(question for question in questions if question.key in columns)),
    )


def _placed(question: Question, choice: Choice) -> Question:
    """The question under a pillar that is asked for, where it belongs to several."""
    if choice.pillars is None:
        return question
    asked = choice.pillars
    return replace(question, pillars=tuple(sorted(question.pillars, key=lambda pillar: pillar not in asked)))


def counts_of(board: Board, choice: Choice) -> dict[str, Counter]:
    """How many cells each value of each filter would give, all other filters as they are."""
    parts = {
        "subregion": choice.without("subregions"),
        "country": choice.without("countries"),
        "pillar": choice.without("pillars"),
        "question": choice.without("questions"),
        "state": choice.without("states"),
    }
    counts: dict[str, Counter] = {name: Counter() for name in parts}
    for cell in board.cells():
        for name, part in parts.items():
            if part.takes(cell):
                counts[name].update(_values(name, cell))
    return counts


def _values(name: str, cell: Cell) -> Collection[str]:
    return {
        "subregion": (cell.country.subregion,),
        "country": (cell.country.iso3,),
        "pillar": cell.question.pillars,
        "question": (cell.question.key,),
        "state": (cell.state,),
    }[name]
