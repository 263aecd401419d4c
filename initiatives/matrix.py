"""The matrix of positions: which state gives which answer to which question of international law."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Q, QuerySet

from initiatives.choices import LegalTopicGroup, Stance
from initiatives.matrix_rule import choose_point, main_position
from initiatives.models import Country, Inquiry, LegalTopic, Position, PositionPoint
from initiatives.questions import POSITION, QuestionSort, question_key

AFFIRMING = frozenset({Stance.AFFIRMS, Stance.AFFIRMS_WITH_CONDITIONS})
GROUP_ORDER = [group.value for group in LegalTopicGroup]


@dataclass(frozen=True)
class Choice:
    """Which part of the matrix is asked for; an empty part leaves nothing out, a part is never guessed.

    ``countries`` are ISO 3166 alpha-3 codes, the rest keys as they are stored. None stands for all.
    """

    countries: frozenset[str] | None = None
    topics: frozenset[str] | None = None
    groups: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    stances: frozenset[str] | None = None
    partners: bool = False


@dataclass(frozen=True)
class Cell:
    """The answer of one state to one question; no point means that there is no checked answer yet.

    ``inquiry`` says that somebody looked for one, or why there cannot be any.
    """

    country: Country
    topic: LegalTopic
    point: PositionPoint | None = None
    texts: int = 0
    inquiry: Inquiry | None = None

    @property
    def stance(self) -> str:
        """The stance, or an empty text without a checked answer; silence only where a point says so."""
        return self.point.stance if self.point else ""

    @property
    def empty(self) -> str:
        """What an inquiry came to where there is no answer; an empty text where nobody looked."""
        return self.inquiry.outcome if self.inquiry and not self.point else ""


@dataclass(frozen=True)
class Row:
    """One state with its answers, and the text by which its row is named."""

    country: Country
    position: Position | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """One question with how many of the states in the foot affirm it, of those that were read on it."""

    topic: LegalTopic
    affirming: int
    researched: int


@dataclass(frozen=True)
class Matrix:
    """All that the table shows, and whatever is filtered, who has answered at all and who has not.

    ``researched`` are all countries with an answer, the region first. Of the states of the region without
    any, ``searched`` are those for which somebody looked for a text, ``unresearched`` the others.
    """

    columns: tuple[Column, ...] = ()
    region: tuple[Row, ...] = ()
    partners: tuple[Row, ...] = ()
    researched: tuple[Country, ...] = ()
    unresearched: tuple[Country, ...] = ()
    searched: tuple[Country, ...] = ()
    states: int = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """The states of the region, then the partners."""
        return (*self.region, *self.partners)

    @property
    def answers(self) -> list[Cell]:
        """The cells that are not empty, row by row."""
        return [cell for row in self.rows for cell in row.cells if cell.point]

    @property
    def groups(self) -> list[tuple[str, int]]:
        """The names of the groups of questions, each with the number of its columns."""
        by_group = groupby(self.columns, key=lambda column: column.topic.get_group_display())
        return [(name, len(list(columns))) for name, columns in by_group]


@dataclass
class Answers:
    """Points and inquiries by state and question, as they were read from the database."""

    cells: dict[tuple[int, int], list[PositionPoint]] = field(default_factory=lambda: defaultdict(list))
    positions: dict[int, set[Position]] = field(default_factory=lambda: defaultdict(set))
    inquiries: dict[tuple[int, str], Inquiry] = field(default_factory=dict)

    @classmethod
    def of(cls, points: Iterable[PositionPoint], inquiries: Iterable[Inquiry] = ()) -> "Answers":
        """Sort points and inquiries into the cells to which they belong."""
        answers = cls(inquiries={(its.country_id, its.question): its for its in inquiries})
        for point in points:
            country = point.position.country_id
            answers.cells[country, point.topic_id].append(point)
            answers.positions[country].add(point.position)
        return answers


def build_matrix(choice: Choice | None = None, with_sources: bool = True) -> Matrix:
    """Read the chosen part of the matrix in a fixed number of queries.

    A stance that is asked for leaves the states and the questions for which there is such an answer.
    """
    choice = choice or Choice()
    points, inquiries = list(_points(with_sources)), list(_inquiries())
    countries = list(Country.objects.published().order_by_title())
    rows, topics = _rows_and_topics(choice, points, inquiries, countries)
    region = tuple(row for row in rows if row.country.is_focus)
    with_points = {point.position.country_id for point in points}
    researched = [country for country in countries if country.pk in with_points]
    without = [
        country
        for country in countries
        if country.is_focus and country.pk not in with_points and _is_asked_for(country, choice)
    ]
    searched = {inquiry.country_id for inquiry in inquiries if inquiry.question == POSITION}
    return Matrix(
        columns=tuple(_column(place, topic, region or rows) for place, topic in enumerate(topics)),
        region=region,
        partners=tuple(row for row in rows if not row.country.is_focus),
        researched=tuple(sorted(researched, key=lambda country: not country.is_focus)),
        unresearched=tuple(country for country in without if country.pk not in searched),
        searched=tuple(country for country in without if country.pk in searched),
        states=sum(country.is_focus for country in countries),
    )


def _rows_and_topics(
    choice: Choice, points: list[PositionPoint], inquiries: list[Inquiry], countries: list[Country]
) -> tuple[list[Row], list[LegalTopic]]:
    """The rows that hold at least one answer, and the questions."""
    chosen = [point for point in points if choice.kinds is None or point.position.kind in choice.kinds]
    answers, topics = Answers.of(chosen, inquiries), _topics(choice)
    rows = [_row(country, topics, answers) for country in countries if _is_asked_for(country, choice)]
    rows = [row for row in rows if any(cell.point for cell in row.cells)]
    return (rows, topics) if choice.stances is None else _with_stance(rows, topics, choice.stances)


def _points(with_sources: bool) -> QuerySet:
    points = PositionPoint.objects.published().select_related("position", "topic")
    return points.prefetch_related("citations__source") if with_sources else points


def _inquiries() -> QuerySet[Inquiry]:
    """What was looked for in vain, or cannot apply: texts, and answers to single questions."""
    of_law = Q(question=POSITION) | Q(question__startswith=question_key(QuestionSort.TOPIC, ""))
    return Inquiry.objects.published().filter(of_law)


def _topics(choice: Choice) -> list[LegalTopic]:
    """The chosen questions, group by group in the order of the groups."""
    topics = [
        topic
        for topic in LegalTopic.objects.all()
        if (choice.topics is None or topic.slug in choice.topics)
        and (choice.groups is None or topic.group in choice.groups)
    ]
    return sorted(topics, key=lambda topic: GROUP_ORDER.index(topic.group))


def _is_asked_for(country: Country, choice: Choice) -> bool:
    """States of the region, and partners if they are asked for together or by name."""
    if choice.countries is not None and country.iso3 in choice.countries:
        return True
    if country.is_focus:
        return choice.countries is None
    return choice.partners


def _row(country: Country, topics: list[LegalTopic], answers: Answers) -> Row:
    cells = []
    for topic in topics:
        points = answers.cells.get((country.pk, topic.pk), [])
        inquiry = answers.inquiries.get((country.pk, question_key(QuestionSort.TOPIC, topic.slug)))
        cells.append(Cell(country, topic, choose_point(points), len(points), inquiry))
    return Row(country, main_position(answers.positions.get(country.pk, ())), tuple(cells))


def _with_stance(
    rows: list[Row], topics: list[LegalTopic], stances: frozenset[str]
) -> tuple[list[Row], list[LegalTopic]]:
    """Only rows and columns that hold such an answer; the cells themselves stay as they are."""
    rows = [row for row in rows if any(cell.stance in stances for cell in row.cells)]
    kept = {cell.topic.pk for row in rows for cell in row.cells if cell.stance in stances}
    narrowed = [
        Row(row.country, row.position, tuple(cell for cell in row.cells if cell.topic.pk in kept))
        for row in rows
    ]
    return narrowed, [topic for topic in topics if topic.pk in kept]


def _column(place: int, topic: LegalTopic, rows: Iterable[Row]) -> Column:
    stances = [row.cells[place].stance for row in rows]
    return Column(
        topic,
        affirming=sum(stance in AFFIRMING for stance in stances),
        researched=sum(bool(stance) for stance in stances),
    )
