"""Countries by what is known of them: any of some questions in any of some states."""

from collections import Counter
from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from initiatives.choices import CoverageState
from initiatives.coverage.board import Board, Cell, read_board
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.coverage import questions
from initiatives.filters.criteria import VocabularyFilter
from initiatives.filters.vocabularies import choices_of
from initiatives.models import Country

QUESTION, COVERAGE = "question", "coverage"
SHOWN_QUESTIONS = 6


def question() -> VocabularyFilter:
    """The questions that are asked of every country."""
    return VocabularyFilter(QUESTION, vocabulary=questions, label=_("Question"), shown=SHOWN_QUESTIONS)


def coverage() -> VocabularyFilter:
    """What is known of a question."""
    return VocabularyFilter(COVERAGE, vocabulary=choices_of(CoverageState), label=_("What is known"))


class CoveredCountries(SectionFilterSet):
    """Countries whose ``question`` and ``coverage`` hold together in one cell of the board.

    A question alone asks for the countries that have an answer, a state alone for those with any question in
    it. Answers stand in many tables, so that the cells are read at once and compared here.
    """

    def narrow(self, left_out: Collection[str] = ()) -> QuerySet:
        """The countries that pass all filters save those left out."""
        countries = super().narrow({*left_out, QUESTION, COVERAGE})
        if not any(self.chosen(name) and name not in left_out for name in (QUESTION, COVERAGE)):
            return countries
        return countries.filter(pk__in={cell.country.pk for cell in self._cells(left_out)})

    def counts(self, name: str) -> Counter:
        """How many countries each value of a filter would give."""
        if name not in (QUESTION, COVERAGE):
            return super().counts(name)
        here = set(self.narrow({QUESTION, COVERAGE}).values_list("pk", flat=True))
        pairs = {
            (cell.question.key if name == QUESTION else cell.state, cell.country.pk)
            for cell in self._cells({name})
            if cell.country.pk in here
        }
        return Counter(value for value, _country in pairs)

    def _cells(self, left_out: Collection[str]) -> Iterator[Cell]:
        """The cells that hold what is chosen, where the one filter or the other may be left open."""
        asked = self.chosen(QUESTION) if QUESTION not in left_out else None
        states = self.chosen(COVERAGE) if COVERAGE not in left_out else None
        wanted = set(states.texts) if states else None
        if not states and (COVERAGE not in left_out):
            wanted = {str(CoverageState.FOUND)}
        for cell in self._board.cells():
            if (not asked or cell.question.key in asked.texts) and (wanted is None or cell.state in wanted):
                yield cell

    @cached_property
    def _board(self) -> Board:
        return read_board(Country.objects.published())
