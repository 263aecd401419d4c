"""The page of the board: country by question, counted by row, by column and by pillar."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.choices import CoverageState, Subregion
from initiatives.corrections.subject import report_address
from initiatives.coverage.board import Board, Cell, read_board
from initiatives.coverage.narrow import Choice, counts_of, narrowed
from initiatives.coverage.vocabulary import Question
from initiatives.exports.forms import FILES, downloads
from initiatives.facets import Choice as FacetChoice
from initiatives.facets import Facet, chips_of
from initiatives.filters.coverage import CoverageFilterSet
from initiatives.list_query import ListQuery
from initiatives.models import Country
from initiatives.profile.voids import outcome_words


@dataclass(frozen=True)
class CellShown:
    """A cell as the table shows it: its state, where it leads, and both in words."""

    state: str
    url: str
    label: str
    is_due: bool = False


@dataclass(frozen=True)
class RowShown:
    """A country with its cells, and how many of them are found."""

    country: Country
    cells: list[CellShown]
    found: int


@dataclass(frozen=True)
class Section:
    """A subregion: a heading in the table and the rows below it."""

    heading: str
    rows: list[RowShown]


@dataclass
class CoveragePage:
    """The page that a query string asks for; no query string makes it fail."""

    data: QueryDict
    path: str

    @cached_property
    def filterset(self) -> CoverageFilterSet:
        """The filters, read."""
        return CoverageFilterSet(self.data, Country.objects.none())

    @cached_property
    def choice(self) -> Choice:
        """The part of the board that is asked for; values that mean nothing choose nothing, not all."""

        def texts(name: str) -> frozenset[str] | None:
            chosen = self.filterset.chosen(name)
            return frozenset(chosen.texts) if chosen else None

        return Choice(
            subregions=texts("subregion"),
            countries=texts("country"),
            pillars=texts("pillar"),
            questions=texts("question"),
            states=texts("state"),
        )

    @cached_property
    def whole(self) -> Board:
        """All countries and questions."""
        return read_board(with_sources=False)

    @cached_property
    def board(self) -> Board:
        """What is asked for."""
        return narrowed(self.whole, self.choice)

    @cached_property
    def query(self) -> ListQuery:
        """The state of the page."""
        return ListQuery.of(self.filterset)

    @cached_property
    def chips(self) -> list[Any]:
        """The filters that are on."""
        return chips_of(self.filterset, self.path)

    @property
    def downloads(self) -> list[dict[str, Any]]:
        """The files that hold the same cells, as links."""
        return downloads(self.query, self.path, FILES)

    @property
    def clear_url(self) -> str:
        """The whole board."""
        return self.path

    @property
    def chooser_is_open(self) -> bool:
        """Whether something that was chosen means nothing, so that it can be mended at once."""
        return any(facet.error for facet in self.facets)

    @cached_property
    def facets(self) -> list[Facet]:
        """What can be chosen, with the number of cells that each choice would give."""
        counts = counts_of(self.whole, self.choice)
        return [self._facet(name, counts[name]) for name in self.filterset.filters]

    def _facet(self, name: str, counts) -> Facet:
        filter_, chosen = self.filterset.filters[name], self.filterset.chosen(name)
        choices = [
            FacetChoice(its.value, its.label, counts[its.value], chosen.holds(its.value))
            for its in filter_.options.values()
        ]
        kept = [its for its in choices if its.count or its.checked or name == "state"]
        return Facet(name, filter_.label, kept, error=self.filterset.problems.get(name, ""))

    @cached_property
    def notices(self) -> list[str]:
        """What in the query string means nothing here and belongs to no filter, said in sentences."""
        filters = self.filterset.filters
        problems = [text for name, text in self.filterset.problems.items() if name not in filters]
        if unknown := self.filterset.unknown_parameters:
            problems.append(_("The board has no filter named %(names)s.") % {"names": ", ".join(unknown)})
        return problems

    @property
    def sentence(self) -> str:
        """“33 states and 59 questions make 1,947 cells: …”: how much of what is shown is known."""
        counts = self.board.counts()
        states, questions = len(self.board.countries), len(self.board.questions)
        numbers = {
            "states": ngettext("%(n)d state", "%(n)d states", states) % {"n": states},
            "questions": ngettext("%(n)d question", "%(n)d questions", questions) % {"n": questions},
            "all": number_format(states * questions, force_grouping=True),
            **{
                state.name.lower(): number_format(counts[state], force_grouping=True)
                for state in CoverageState
            },
        }
        return (
            _(
                "%(states)s and %(questions)s make %(all)s cells: %(found)s found, "
                "%(nothing_found)s searched and not found, %(not_applicable)s not applicable, "
                "%(not_researched)s not researched yet."
            )
            % numbers
        )

    @cached_property
    def key(self) -> list[dict[str, Any]]:
        """The marks, each with what it stands for and how often it occurs in what is shown."""
        counts = self.board.counts()
        return [
            {
                "state": state.value,
                "label": state.label,
                "meaning": MEANINGS[state],
                "count": number_format(counts[state], force_grouping=True),
            }
            for state in CoverageState
        ]

    @cached_property
    def groups(self) -> list[tuple[str, int]]:
        """The pillars over the columns, each with the number of its columns."""
        return [(pillar, len(questions)) for pillar, questions in self.board.questions.by_pillar]

    @cached_property
    def sections(self) -> list[Section]:
        """The states by subregion."""
        sections = [
            Section(
                str(label),
                [_row(self.board, its) for its in self.board.countries if its.subregion == subregion],
            )
            for subregion, label in (*Subregion.choices, ("", _("Other states")))
        ]
        return [section for section in sections if section.rows]

    @cached_property
    def columns(self) -> list[dict[str, Any]]:
        """The questions, each with how many of the states shown have an answer."""
        return [
            {"label": its.label, "key": its.key, "found": _found(self._cells_after(its))}
            for its in self.board.questions
        ]

    def _cells_after(self, question: Question) -> list[Cell]:
        return [self.board.cell(country, question) for country in self.board.countries]

    @property
    def row_head(self) -> str:
        """What is counted at the end of each row."""
        return _("Found, of %(all)d") % {"all": len(self.board.questions)}

    @property
    def column_head(self) -> str:
        """What is counted at the foot of each column."""
        return _("Found, of %(all)d") % {"all": len(self.board.countries)}

    @property
    def width(self) -> int:
        """The number of columns of the table."""
        return len(self.board.questions) + 2

    @cached_property
    def bars(self) -> list[dict[str, Any]]:
        """The share of found answers by pillar, each a link to its part of the board."""
        rows = []
        for pillar, questions in self.board.questions.by_pillar:
            cells = [cell for question in questions for cell in self._cells_after(question)]
            found = _found(cells)
            address = self.query.with_value("pillar", questions[0].pillar).address(self.path)
            numbers = {"found": found, "all": len(cells)}
            rows.append(
                {
                    "label": pillar,
                    "url": address,
                    "text": _("%(found)d of %(all)d") % numbers,
                    "value": 100 * found / len(cells) if cells else 0,
                }
            )
        return rows

    @cached_property
    def in_words(self) -> list[dict[str, Any]]:
        """The board without marks: for each state the questions by what is known, by name."""
        return [_in_words(country, self.board.row(country)) for country in self.board.countries]


MEANINGS = {
    CoverageState.FOUND: gettext_lazy("an answer is on record"),
    CoverageState.NOTHING_FOUND: gettext_lazy("somebody looked, on a day that is told"),
    CoverageState.NOT_APPLICABLE: gettext_lazy("the question does not arise, for a reason that is told"),
    CoverageState.NOT_RESEARCHED: gettext_lazy("nobody has looked yet; the gap is ours"),
}


def _row(board: Board, country: Country) -> RowShown:
    cells = board.row(country)
    return RowShown(country, [cell_shown(cell) for cell in cells], _found(cells))


def _found(cells: list[Cell]) -> int:
    return sum(cell.is_found for cell in cells)


def cell_shown(cell: Cell) -> CellShown:
    """A cell; what nobody has looked for leads to where a reader says what they know."""
    words = outcome_words(cell.inquiry) if cell.inquiry and not cell.is_found else state_label(cell.state)
    if cell.is_due:
        words = _("%(words)s, check due") % {"words": words}
    names = {"country": cell.country.heading, "question": cell.question.label, "words": words}
    return CellShown(
        cell.state, cell_address(cell), _("%(country)s, %(question)s: %(words)s") % names, cell.is_due
    )


def state_label(state: str) -> str:
    """The word for a state."""
    return str(CoverageState(state).label)


def cell_address(cell: Cell) -> str:
    """Where a cell leads: the fact, the search, or the form in which a reader says what they know."""
    if cell.state == CoverageState.NOT_RESEARCHED:
        return report_address(cell.country, cell.question.label)
    anchor = cell.question.anchor if cell.is_found else cell.question.void_anchor
    return f"{cell.country.get_absolute_url()}#{anchor}"


def _in_words(country: Country, cells: list[Cell]) -> dict[str, Any]:
    names = {
        state: ", ".join(cell.question.label for cell in cells if cell.state == state)
        for state in CoverageState
    }
    parts = [
        {"label": state.label, "count": sum(cell.state == state for cell in cells), "names": names[state]}
        for state in CoverageState
        if names[state]
    ]
    return {"country": country, "parts": parts}


def coverage_crumbs() -> list[dict[str, str]]:
    """The way to the board."""
    return [{"label": _("Coverage"), "url": reverse("coverage")}]
