"""The table of a comparison: questions in sections, a cell for each country, and a verdict on each row."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from initiatives.addresses import list_address
from initiatives.choices import VOTES
from initiatives.compare.cells import Cell, cell_of, count_cell, numbered
from initiatives.compare.verdict import DIFFERS, SAME, UNKNOWN, Verdict, counted, verdict_of
from initiatives.coverage.vocabulary import OTHER, Question, instrument_question, pillar_label
from initiatives.filters.compare import PARTNERSHIPS
from initiatives.models import Country
from initiatives.profile.answers import CountryAnswers
from initiatives.profile.partnerships import partners_in_order
from initiatives.profile.pillar_kinds import PILLARS, PillarKind
from initiatives.profile.pillars import PillarMembers
from initiatives.profile.records import CountryRecords
from initiatives.provenance import SourceEntry, SourceRegister
from initiatives.questions import QuestionSort

FACTS, LAW = "facts", "questions-of-law"
ALL_PILLARS = (*(kind.anchor for kind in PILLARS), PARTNERSHIPS, OTHER)


@dataclass(frozen=True)
class Row:
    """One question across all countries."""

    key: str
    label: str
    verdict: Verdict
    cells: list[Cell]


@dataclass(frozen=True)
class Section:
    """Rows under a heading; ``unknown`` names the questions on which nothing is known of any country."""

    anchor: str
    heading: str
    rows: list[Row] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Comparison:
    """The rows that are shown, and ``verdicts`` of all rows, shown or not.

    Sources are numbered in the order in which the cells stand.
    """

    countries: list[Country]
    sections: list[Section]
    sources: list[SourceEntry]
    verdicts: Counter[str]

    @property
    def rows(self) -> Iterator[Row]:
        """All rows that are shown, section by section."""
        for section in self.sections:
            yield from section.rows

    @property
    def questions(self) -> int:
        """How many rows ask a question; the others count records."""
        return sum(self.verdicts[key] for key in (DIFFERS, SAME, UNKNOWN))


def compare(
    records: Sequence[CountryRecords], pillars: Collection[str] = (), only_differences: bool = False
) -> Comparison:
    """Build the chosen part of a comparison; no pillar chosen means all of them."""
    wanted = [pillar for pillar in ALL_PILLARS if not pillars or pillar in pillars]
    sections = [section for section in _sections(records, wanted) if section.rows or section.unknown]
    verdicts = Counter(row.verdict.key for section in sections for row in section.rows)
    if only_differences:
        sections = [section for section in map(_differing, sections) if section.rows]
    register = SourceRegister()
    sections = [
        replace(section, rows=[_numbered(row, register) for row in section.rows]) for section in sections
    ]
    return Comparison([its.country for its in records], sections, register.entries, verdicts)


def _sections(records: Sequence[CountryRecords], wanted: list[str]) -> Iterator[Section]:
    """Facts first, then pillar by pillar, then the questions of law."""
    answers = [CountryAnswers(its) for its in records]
    questions = [its for its in _questions(records) if set(its.pillars) & set(wanted)]
    facts = [its for its in questions if its.stands_in_facts]
    topics = [its for its in questions if its.sort == QuestionSort.TOPIC]
    others = [its for its in questions if its not in facts and its not in topics]
    yield _section(FACTS, _("Facts first"), facts, answers)
    for kind in PILLARS:
        if kind.anchor in wanted:
            here = [its for its in others if _place(its, wanted) == kind.anchor]
            section = _section(kind.anchor, str(kind.label), here, answers)
            yield replace(section, rows=[*section.rows, *_counts(kind, records)])
    if OTHER in wanted:
        here = [its for its in others if _place(its, wanted) == OTHER]
        yield _section(OTHER, pillar_label(OTHER), here, answers)
    yield _section(LAW, _("International law, question by question"), topics, answers)
    if PARTNERSHIPS in wanted:
        yield Section(PARTNERSHIPS, _("Partnerships"), list(_partners(records)))


def _place(question: Question, wanted: list[str]) -> str:
    """The first of its pillars that is shown."""
    return next(pillar for pillar in question.pillars if pillar in wanted)


def _questions(records: Sequence[CountryRecords]) -> Iterator[Question]:
    """What is asked of every country, and the votes that any of these has cast."""
    yield from records[0].questions
    votes = {
        row.instrument.slug: row.instrument
        for its in records
        for row in its.participations
        if row.status in VOTES
    }
    for instrument in sorted(votes.values(), key=lambda its: (str(its.adopted_on or ""), its.pk)):
        question = instrument_question(instrument)
        yield replace(question, label=_("Vote on %(resolution)s") % {"resolution": question.label})


def _section(
    anchor: str, heading: str, questions: Iterable[Question], answers: Sequence[CountryAnswers]
) -> Section:
    """The questions on which something is known of at least one country; the others by name."""
    rows, unknown = [], []
    register = SourceRegister()
    for question in questions:
        cells = [cell_of(question, its, register) for its in answers]
        if any(cell.is_known for cell in cells):
            years = [cell.year for cell in cells if cell.year]
            verdict = verdict_of([cell.answer for cell in cells], years)
            rows.append(Row(question.key, question.label, verdict, cells))
        else:
            unknown.append(question.label)
    return Section(anchor, heading, rows, unknown)


def _counts(kind: PillarKind, records: Sequence[CountryRecords]) -> Iterator[Row]:
    """How many initiatives and events of a pillar are on record, as links to them."""
    members = [PillarMembers.of(kind, its) for its in records]
    for name, label in (("initiative", _("Initiatives")), ("event", _("Events"))):
        numbers = [len(its.initiatives if name == "initiative" else its.events) for its in members]
        if any(numbers):
            cells = [
                count_cell(number, list_address(name, country=its.country.iso3, theme=sorted(kind.themes)))
                for number, its in zip(numbers, records, strict=True)
            ]
            yield Row(f"{kind.anchor}-{name}s", label, counted(), cells)


def _partners(records: Sequence[CountryRecords]) -> Iterator[Row]:
    """How many initiatives and events link each country to each partner, the busiest partner first."""
    by_name: dict[str, dict[int, Cell]] = {}
    totals: Counter[str] = Counter()
    for place, its in enumerate(records):
        profile = its.country.get_absolute_url()
        for partner in partners_in_order(its):
            cell = count_cell(partner.count, f"{profile}#{partner.anchor}")
            by_name.setdefault(partner.name, {})[place] = cell
            totals[partner.name] += partner.count
    for name in sorted(by_name, key=lambda name: (-totals[name], name)):
        cells = [by_name[name].get(place) or count_cell(0, "") for place in range(len(records))]
        yield Row(f"partner-{name}", name, counted(), cells)


def _differing(section: Section) -> Section:
    return replace(section, rows=[row for row in section.rows if row.verdict.key == DIFFERS], unknown=[])


def _numbered(row: Row, register: SourceRegister) -> Row:
    return replace(row, cells=[numbered(cell, register) for cell in row.cells])
