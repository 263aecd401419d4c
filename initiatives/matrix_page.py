"""The page of the matrix: the table, what each cell rests on, and which filters are on."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.addresses import list_address
from initiatives.details.view_in_time import view_address
from initiatives.exports.forms import FILES, FORMAT, downloads
from initiatives.facets import Choice as FacetChoice
from initiatives.facets import Facet, chips_of
from initiatives.filters.criteria import VocabularyFilter
from initiatives.filters.matrix import MatrixFilterSet
from initiatives.filters.options import printable
from initiatives.following import follow_matrix_address
from initiatives.list_query import ListQuery
from initiatives.matrix import Cell, Choice, Column, Matrix, Row, build_matrix
from initiatives.models import Country, Position, PositionPoint
from initiatives.provenance import Provenance, list_provenance
from initiatives.templatetags.components import (
    NOT_APPLICABLE,
    NOTHING_FOUND,
    SHORT_STANCE_WORDS,
    STANCE_WORDS,
    stance_mark,
)

WORDS, MARKS = "words", "marks"
MOST_SOURCES = 4


@dataclass(frozen=True)
class CellShown:
    """A cell as the table shows it; ``passage`` is the id of what it opens, empty where there is nothing."""

    mark: str
    word: str
    label: str = ""
    passage: str = ""


@dataclass(frozen=True)
class RowShown:
    """A row as the table shows it."""

    country: Country
    text: str
    cells: list[CellShown]


@dataclass(frozen=True)
class Section:
    """The region, or its partners: a heading in the table and the rows below it."""

    heading: str
    rows: list[RowShown]


@dataclass(frozen=True)
class Passage:
    """What an answer rests on: the summary, the text and the place in it, the sources and the check."""

    key: str
    cell: Cell
    point: PositionPoint
    text: str
    provenance: Provenance
    sources: list[Any]
    more_sources: int
    all_texts: str

    @property
    def url(self) -> str:
        """The point on the page of its text."""
        return f"{self.point.position.get_absolute_url()}#{self.cell.topic.slug}"


@dataclass
class MatrixPage:
    """The page that a query string asks for; no query string makes it fail."""

    data: QueryDict
    path: str

    @cached_property
    def filterset(self) -> MatrixFilterSet:
        """The filters, read."""
        return MatrixFilterSet(self.data, Position.objects.none())

    @cached_property
    def matrix(self) -> Matrix:
        """The cells."""
        return build_matrix(choice_of(self.filterset))

    @cached_property
    def view(self) -> str:
        """Whether cells show their words or the marks alone."""
        return MARKS if self.data.get("view") == MARKS else WORDS

    @cached_property
    def views(self) -> list[dict[str, Any]]:
        """Both views of the same query."""
        query = ListQuery.of(self.filterset)
        labels = ((WORDS, _("Marks and words")), (MARKS, _("Marks only")))
        return [
            {
                "label": label,
                "url": query.with_value("view", "" if view == WORDS else view).address(self.path),
                "current": view == self.view,
            }
            for view, label in labels
        ]

    @cached_property
    def chips(self) -> list[Any]:
        """The filters that are on."""
        return chips_of(self.filterset, self.path)

    @property
    def clear_url(self) -> str:
        """The matrix without filters, in the same view."""
        return ListQuery.of(self.filterset).only("view").address(self.path)

    @cached_property
    def facets(self) -> list[Facet]:
        """What can be chosen; only countries that have answered are offered, beside those that are chosen."""
        names = [name for name, its in self.filterset.filters.items() if isinstance(its, VocabularyFilter)]
        return [self._facet(name) for name in names]

    def _facet(self, name: str) -> Facet:
        filter_, chosen = self.filterset.filters[name], self.filterset.chosen(name)
        options = list(filter_.options.values())
        if name == "country":
            offered = [country.iso3 for country in self.matrix.researched]
            offered += [its.value for its in chosen.options if its.value not in offered]
            options = [filter_.options[code] for code in offered]
        choices = [FacetChoice(its.value, its.label, None, chosen.holds(its.value)) for its in options]
        return Facet(name, filter_.label, choices, error=self.filterset.problems.get(name, ""))

    @cached_property
    def notices(self) -> list[str]:
        """What in the query string means nothing here and belongs to no filter, said in sentences."""
        filters = self.filterset.filters
        problems = [text for name, text in self.filterset.problems.items() if name not in filters]
        unknown = self.filterset.unknown_parameters
        if FORMAT in unknown:
            parts = {"value": printable(self.data.get(FORMAT, "")), "known": ", ".join(FILES)}
            problems.append(_("“%(value)s” is not a form of the matrix; expected %(known)s.") % parts)
        if unknown := [name for name in unknown if name != FORMAT]:
            problems.append(_("The matrix has no filter named %(names)s.") % {"names": ", ".join(unknown)})
        if self.data.get("view") not in (None, "", WORDS, MARKS):
            problems.append(_("There is no such view; the cells show marks and words."))
        return problems

    @property
    def downloads(self) -> list[dict[str, Any]]:
        """The files that hold the same cells, as links."""
        return downloads(ListQuery.of(self.filterset), self.path, FILES)

    @property
    def follow_url(self) -> str:
        """Where a reader begins to follow the texts of this part of the matrix."""
        return follow_matrix_address(self.filterset)

    @cached_property
    def sections(self) -> list[Section]:
        """The region, then the partners."""
        region, partners = self.matrix.region, self.matrix.partners
        counted = ngettext("%(n)d state", "%(n)d states", len(region)) % {"n": len(region)}
        sections = [
            Section(_("Latin America and the Caribbean, %(states)s") % {"states": counted}, _shown(region)),
            Section(_("Partners, for comparison"), _shown(partners)),
        ]
        return [section for section in sections if section.rows]

    @cached_property
    def columns(self) -> list[dict[str, Any]]:
        """The questions, each with the list of texts that answer it."""
        return [_column_shown(column) for column in self.matrix.columns]

    @property
    def width(self) -> int:
        """The number of columns of the table."""
        return len(self.matrix.columns) + 1

    @property
    def foot_label(self) -> str:
        """What the foot counts."""
        if self.matrix.region and self.matrix.partners:
            return _("Region: affirm, of researched")
        return _("Affirm, of researched")

    @cached_property
    def passages(self) -> list[Passage]:
        """What the cells open."""
        return [passage_of(cell, cell.point) for cell in self.matrix.answers if cell.point]

    @property
    def lede(self) -> str:
        """One sentence that says how much there is, and two on how to read it."""
        how_to_read = _(
            "Each answer opens the passage it rests on. "
            "A state that is silent is not the same as a state without a checked answer."
        )
        if not self.matrix.answers:
            return how_to_read
        return f"{self._counts()} {how_to_read}"

    def _counts(self) -> str:
        states, partners = len(self.matrix.region), len(self.matrix.partners)
        questions, answers = len(self.matrix.columns), len(self.matrix.answers)
        counts = [
            states and ngettext("%(n)d state", "%(n)d states", states) % {"n": states},
            partners and ngettext("%(n)d partner", "%(n)d partners", partners) % {"n": partners},
            ngettext("%(n)d question", "%(n)d questions", questions) % {"n": questions},
            ngettext("%(n)d answer", "%(n)d answers", answers) % {"n": answers},
        ]
        return ", ".join(count for count in counts if count) + "."

    @property
    def chooser_is_open(self) -> bool:
        """Whether something that was chosen means nothing, so that it can be mended at once."""
        return any(facet.error for facet in self.facets)

    @property
    def unresearched(self) -> dict[str, str] | None:
        """The states of which no text has been checked yet, by name; None where there are none."""
        countries = self.matrix.unresearched
        if not countries:
            return None
        heading = ngettext(
            "%(number)d state not researched yet", "%(number)d states not researched yet", len(countries)
        )
        return _named(heading, countries)

    @property
    def searched(self) -> dict[str, str] | None:
        """The states for which somebody looked for a text in vain, or for which there cannot be any."""
        countries = self.matrix.searched
        heading = ngettext(
            "%(number)d state without a text, as far as was searched",
            "%(number)d states without a text, as far as was searched",
            len(countries),
        )
        return _named(heading, countries) if countries else None

    @property
    def key(self) -> list[str]:
        """The marks that need an explanation."""
        return key_of(self.matrix)


def _named(heading: str, countries: tuple[Country, ...]) -> dict[str, str]:
    return {
        "heading": heading % {"number": len(countries)},
        "text": ", ".join(country.heading for country in countries) + ".",
    }


def key_of(matrix: Matrix) -> list[str]:
    """The marks of a matrix in the order of every key; those of inquiries only where there are any."""
    used = {cell.empty for row in matrix.rows for cell in row.cells}
    unused = {NOTHING_FOUND, NOT_APPLICABLE} - used
    return [key for key in STANCE_WORDS if key not in unused]


def choice_of(filterset: MatrixFilterSet) -> Choice:
    """The part of the matrix that is asked for; values that mean nothing choose nothing, not everything."""

    def texts(name: str) -> frozenset[str] | None:
        chosen = filterset.chosen(name)
        return frozenset(chosen.texts) if chosen else None

    return Choice(
        countries=texts("country"),
        topics=texts("topic"),
        groups=texts("group"),
        kinds=texts("kind"),
        stances=texts("stance"),
        partners=filterset.chosen("partners").holds("1"),
    )


def text_label(position: Position | None) -> str:
    """The kind and the year of a text: “National position, 2021”."""
    if position is None:
        return ""
    parts = [position.get_kind_display()]
    if position.delivered_on:
        parts.append(str(position.delivered_on.year))
    return ", ".join(parts)


def passage_key(cell: Cell) -> str:
    """The id of what a cell opens."""
    return f"{cell.country.iso3.lower()}-{cell.topic.slug}"


def passage_of(cell: Cell, point: PositionPoint) -> Passage:
    """What a cell with a point opens."""
    sources = list({citation.source_id: citation.source for citation in point.citations.all()}.values())
    return Passage(
        key=passage_key(cell),
        cell=cell,
        point=point,
        text=text_label(point.position),
        provenance=list_provenance(point),
        sources=sources[:MOST_SOURCES],
        more_sources=max(len(sources) - MOST_SOURCES, 0),
        all_texts=view_address(cell.country, cell.topic) if cell.texts > 1 else "",
    )


def _shown(rows: tuple[Row, ...]) -> list[RowShown]:
    return [
        RowShown(row.country, text_label(row.position), [cell_shown(cell) for cell in row.cells])
        for row in rows
    ]


def cell_shown(cell: Cell) -> CellShown:
    """The mark and the word of a cell; its label names state, question and stance in full."""
    mark = stance_mark(cell.stance or cell.empty)
    word = str(SHORT_STANCE_WORDS[mark])
    if not cell.point:
        return CellShown(mark, word)
    names = {"country": cell.country.heading, "topic": cell.topic.name, "stance": STANCE_WORDS[mark]}
    return CellShown(mark, word, _("%(country)s, %(topic)s: %(stance)s") % names, passage_key(cell))


def _column_shown(column: Column) -> dict[str, Any]:
    numbers = {"affirming": column.affirming, "researched": column.researched}
    return {
        "topic": column.topic,
        "url": list_address("position", topic=column.topic.slug),
        "affirming": _("%(affirming)d of %(researched)d") % numbers,
    }


def matrix_crumbs() -> list[dict[str, str]]:
    """The way to the matrix."""
    return [
        {"label": _("Positions"), "url": reverse("position_list")},
        {"label": _("Matrix"), "url": reverse("position_matrix")},
    ]
