"""The state of every question for every country, with the inquiry behind it where nothing was found."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from initiatives.choices import CoverageState, InquiryOutcome
from initiatives.coverage.found import Pair, found_pairs
from initiatives.coverage.vocabulary import Question, Questions, read_questions
from initiatives.models import Country, Inquiry
from initiatives.provenance import check_is_due


@dataclass(frozen=True)
class Cell:
    """What is known of one question for one country; an answer goes before any inquiry, however old."""

    country: Country
    question: Question
    is_found: bool = False
    inquiry: Inquiry | None = None

    @property
    def state(self) -> str:
        """One of ``CoverageState``."""
        if self.is_found:
            return str(CoverageState.FOUND)
        return state_of(self.inquiry)

    @property
    def is_due(self) -> bool:
        """Whether a search that found nothing is so old that another is due."""
        return not self.is_found and inquiry_is_due(self.inquiry)


def state_of(inquiry: Inquiry | None) -> str:
    """The state of a question without an answer."""
    if inquiry is None:
        return str(CoverageState.NOT_RESEARCHED)
    outcomes = {
        InquiryOutcome.NOTHING_FOUND: CoverageState.NOTHING_FOUND,
        InquiryOutcome.NOT_APPLICABLE: CoverageState.NOT_APPLICABLE,
    }
    return str(outcomes[InquiryOutcome(inquiry.outcome)])


def inquiry_is_due(inquiry: Inquiry | None) -> bool:
    """Whether it is due for another, by its own interval."""
    return inquiry is not None and check_is_due(inquiry.verified_on, interval=inquiry.check_interval)


@dataclass(frozen=True)
class Board:
    """Countries by questions."""

    countries: tuple[Country, ...] = ()
    questions: Questions = field(default_factory=Questions)
    found: frozenset[Pair] = frozenset()
    inquiries: dict[Pair, Inquiry] = field(default_factory=dict)

    def cell(self, country: Country, question: Question) -> Cell:
        """One of its cells."""
        place = (country.pk, question.key)
        return Cell(country, question, place in self.found, self.inquiries.get(place))

    def row(self, country: Country) -> list[Cell]:
        """All questions of one country."""
        return [self.cell(country, question) for question in self.questions]

    def cells(self) -> Iterator[Cell]:
        """Country by country."""
        for country in self.countries:
            yield from self.row(country)

    def counts(self) -> Counter:
        """How many cells are in each state."""
        return Counter(cell.state for cell in self.cells())


def read_board(countries: Iterable[Country] | None = None, with_sources: bool = False) -> Board:
    """All questions for the states of the region, or for other countries, in a fixed number of queries."""
    if countries is None:
        countries = Country.objects.published().focus().order_by_title()
    questions = read_questions()
    inquiries = Inquiry.objects.published()
    if with_sources:
        inquiries = inquiries.with_citations()
    return Board(
        countries=tuple(countries),
        questions=questions,
        found=frozenset(found_pairs(questions)),
        inquiries={(inquiry.country_id, inquiry.question): inquiry for inquiry in inquiries},
    )
