"""What a country answers to one question: the fact of its profile, and the answer alone, to be compared."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from initiatives.choices import InstitutionKind, InstrumentKind, PolicyKind
from initiatives.coverage.vocabulary import Question
from initiatives.matrix_rule import main_position
from initiatives.models import Observation, PositionPoint
from initiatives.profile.choosing import institutions_in_order, participation_in, policies_in_order
from initiatives.profile.facts import (
    expert_groups_fact,
    institution_fact,
    instrument_fact,
    policy_fact,
    position_fact,
)
from initiatives.profile.indicators import newest_value_fact
from initiatives.profile.law import chosen_points
from initiatives.profile.parts import Fact
from initiatives.profile.records import CountryRecords
from initiatives.profile.voids import void_fact
from initiatives.provenance import SourceRegister
from initiatives.questions import QuestionSort

EXISTS, PLANNED = "exists", "planned"


@dataclass(frozen=True)
class CountryAnswers:
    """The answers of one country, in the words of its profile."""

    records: CountryRecords

    def fact(self, question: Question, register: SourceRegister) -> Fact:
        """The fact as the profile has it; a question of law, which is no fact there, is empty here."""
        match question.sort:
            case QuestionSort.POLICY:
                return policy_fact(PolicyKind(question.subject), self.records, register)
            case QuestionSort.INSTITUTION:
                kind = InstitutionKind(question.subject)
                return institution_fact(kind, self.records, register, stands_alone=True)
            case QuestionSort.INSTRUMENT:
                return instrument_fact(question.subject, self.records, register)
            case QuestionSort.GROUPS:
                return expert_groups_fact(self.records, register)
            case QuestionSort.POSITION:
                return position_fact(self.records, register)
            case QuestionSort.INDICATOR if newest := self.newest_value(question):
                return newest_value_fact(newest.indicator, newest, register)
            case _:
                return void_fact(question.label, question.key, self.records, register)

    def answer(self, question: Question) -> str:
        """What two countries share or do not; empty where nothing is known.

        That is the status of a law and not its title, how a state takes part in a treaty and not since when.
        """
        match question.sort:
            case QuestionSort.POLICY:
                return self._status_of_policy(question.subject)
            case QuestionSort.INSTITUTION:
                return self._standing_of_institution(question.subject)
            case QuestionSort.INSTRUMENT:
                row = participation_in(question.subject, self.records.participations)
                return row.status if row else ""
            case QuestionSort.GROUPS:
                return self._groups()
            case QuestionSort.POSITION:
                position = main_position(self.records.positions)
                return position.kind if position else ""
            case QuestionSort.TOPIC:
                point = self.point(question)
                return point.stance if point else ""
            case _:
                newest = self.newest_value(question)
                return _measured(newest) if newest else ""

    def newest_value(self, question: Question) -> Observation | None:
        """The newest value of the indicator after which a question asks."""
        rows = [row for row in self.records.observations if row.indicator.slug == question.subject]
        return rows[-1] if rows else None

    def point(self, question: Question) -> PositionPoint | None:
        """The point that stands for the country on a question of law, chosen as in the matrix."""
        return self._points.get(question.subject)

    def texts_on(self, question: Question) -> int:
        """How many texts of the country answer a question of law."""
        return self._texts[question.subject]

    @cached_property
    def _texts(self) -> Counter[str]:
        positions = self.records.positions
        return Counter(
            point.topic.slug for position in positions for point in self.records.points_of(position)
        )

    @cached_property
    def _points(self) -> dict[str, PositionPoint]:
        return {point.topic.slug: point for point in chosen_points(self.records).values()}

    def _status_of_policy(self, kind: str) -> str:
        found = policies_in_order(row for row in self.records.policies if row.kind == kind)
        return found[0].status if found else ""

    def _standing_of_institution(self, kind: str) -> str:
        bodies = institutions_in_order(body for body in self.records.institutions if body.kind == kind)
        return (PLANNED if bodies[0].is_planned else EXISTS) if bodies else ""

    def _groups(self) -> str:
        rows = self.records.participations
        groups = {
            f"{row.instrument.slug}:{row.status}"
            for row in rows
            if row.instrument.kind == InstrumentKind.EXPERT_GROUP
        }
        return " ".join(sorted(groups))


def _measured(observation: Observation) -> str:
    value = observation.value
    return str(value.normalize()) if value is not None else observation.label
