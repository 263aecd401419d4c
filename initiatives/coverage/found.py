"""Which questions have an answer among what is published: computed from the records, never entered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from initiatives.choices import InstrumentKind
from initiatives.coverage.vocabulary import Question
from initiatives.models import (
    Country,
    Institution,
    Observation,
    Participation,
    Policy,
    Position,
    PositionPoint,
)
from initiatives.questions import QuestionSort


@dataclass(frozen=True)
class Answers:
    """Public rows that answer questions of one sort: the paths to their country and to their subject."""

    rows: Callable[[], QuerySet[Any]]
    country: str = "country"
    subject: str = ""


ANSWERS: dict[str, Answers] = {
    QuestionSort.POLICY: Answers(lambda: Policy.objects.published(), subject="kind"),
    QuestionSort.INSTITUTION: Answers(lambda: Institution.objects.published(), subject="kind"),
    QuestionSort.INSTRUMENT: Answers(lambda: Participation.objects.published(), subject="instrument__slug"),
    QuestionSort.GROUPS: Answers(
        lambda: Participation.objects.published().filter(instrument__kind=InstrumentKind.EXPERT_GROUP)
    ),
    QuestionSort.POSITION: Answers(lambda: Position.objects.published()),
    QuestionSort.TOPIC: Answers(
        lambda: PositionPoint.objects.published(), country="position__country", subject="topic__slug"
    ),
    QuestionSort.INDICATOR: Answers(lambda: Observation.objects.published(), subject="indicator__slug"),
}
Pair = tuple[int, str]


def found_pairs(questions: Iterable[Question]) -> set[Pair]:
    """The countries, by primary key, and the questions with an answer, in one query for each sort."""
    by_subject = {(question.sort, question.subject): question.key for question in questions}
    found: set[Pair] = set()
    for sort, answers in ANSWERS.items():
        paths = [answers.country, answers.subject] if answers.subject else [answers.country]
        for country, *subject in answers.rows().order_by().values_list(*paths).distinct():
            key = by_subject.get((QuestionSort(sort), subject[0] if subject else ""))
            if key:
                found.add((country, key))
    return found


def with_answers(countries: QuerySet[Country], questions: Iterable[Question]) -> QuerySet:
    """The countries, with a column for each question that says whether there is an answer: ``answer_0``, ….

    The database looks for the first row of each alone, which takes no longer with many records.
    """
    columns = {}
    for place, question in enumerate(questions):
        answers = ANSWERS[question.sort]
        rows = answers.rows().filter(**{answers.country: OuterRef("pk")})
        if answers.subject:
            rows = rows.filter(**{answers.subject: question.subject})
        columns[f"answer_{place}"] = Exists(rows.order_by())
    return countries.annotate(**columns)
