"""The page of alignment: what is asked for, which view of it, and what in the address means nothing."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from initiatives.alignment.board import Board, Wanted, read_board
from initiatives.alignment.choosing import kinds_of, partners_of, states_of, wanted_of
from initiatives.alignment.items import Kind
from initiatives.exports.forms import FILES, FORMAT, downloads
from initiatives.facets import Choice, Facet, chips_of, years_facet
from initiatives.filters.alignment import COMPARE, AlignmentFilterSet, ItemFilterSet
from initiatives.filters.criteria import VocabularyFilter
from initiatives.filters.options import printable
from initiatives.list_query import ListQuery
from initiatives.models import Country
from initiatives.pictures.links import picture_links

PARTNERS, STATES, YEARS = "partners", "states", "years"
VIEWS = (PARTNERS, STATES, YEARS)


@dataclass
class AlignmentPage:
    """What a query string asks for; no query string makes it fail."""

    data: QueryDict
    path: str
    with_sources: bool = False

    @cached_property
    def filterset(self) -> AlignmentFilterSet:
        """The filters, read."""
        return AlignmentFilterSet(self.data, Country.objects.none())

    @cached_property
    def board(self) -> Board:
        """What all countries did."""
        return read_board(with_sources=self.with_sources)

    @cached_property
    def wanted(self) -> Wanted:
        """Which items count."""
        return wanted_of(self.filterset)

    @cached_property
    def kinds(self) -> list[Kind]:
        """Which kinds of items are shown."""
        return kinds_of(self.filterset)

    @cached_property
    def states(self) -> list[Country]:
        """Which states of the region are shown."""
        return states_of(self.filterset, self.board)

    @cached_property
    def partners(self) -> list[Country]:
        """Which partners they are compared with."""
        return partners_of(self.filterset, self.board)

    @cached_property
    def view(self) -> str:
        """Which view is asked for; the partners where none is."""
        view = self.data.get(COMPARE, "")
        return view if view in VIEWS else PARTNERS

    @cached_property
    def views(self) -> list[dict[str, Any]]:
        """The views of one query."""
        query = ListQuery.of(self.filterset)
        labels = {
            PARTNERS: _("With partners"),
            STATES: _("State with state"),
            YEARS: _("Year by year"),
        }
        return [
            {
                "label": label,
                "url": query.with_value(COMPARE, "" if view == PARTNERS else view).address(self.path),
                "current": view == self.view,
            }
            for view, label in labels.items()
        ]

    @cached_property
    def chips(self) -> list[Any]:
        """The filters that are on."""
        return chips_of(self.filterset, self.path)

    @property
    def clear_url(self) -> str:
        """The page without filters, in the same view."""
        return ListQuery.of(self.filterset).only(COMPARE).address(self.path)

    @cached_property
    def facets(self) -> list[Facet]:
        """What can be chosen; only partners with something on record are offered, beside those chosen."""
        offered = [partner.iso3 for partner in self.board.partners]
        return item_facets(self.filterset, {"partner": offered})

    @property
    def chooser_is_open(self) -> bool:
        """Whether something that was chosen means nothing, so that it can be mended at once."""
        return any(facet.error for facet in self.facets)

    def picture_links(self, drawing: str, kind: Kind) -> dict[str, str]:
        """The addresses of a picture of one kind, with the filters that are on."""
        query = ListQuery.of(self.filterset).without("kind").without(COMPARE)
        return picture_links("alignment_picture", drawing, kind.value, query=query.text)

    @cached_property
    def notices(self) -> list[str]:
        """What in the address means nothing here and belongs to no filter."""
        problems = item_notices(self.filterset)
        return [*problems, self.compare_problem] if self.compare_problem else problems

    @property
    def compare_problem(self) -> str:
        """What is wrong with the parameter that chooses the view, as a sentence."""
        if self.data.get(COMPARE) in (None, "", *VIEWS):
            return ""
        return _("“compare” means nothing here but %(known)s.") % {"known": ", ".join(VIEWS)}

    @property
    def downloads(self) -> list[dict[str, Any]]:
        """The files that hold the same counts, as links."""
        return downloads(ListQuery.of(self.filterset), self.path, FILES)


def item_facets(filterset: ItemFilterSet, offered: dict[str, list[str]] | None = None) -> list[Facet]:
    """The choices of each filter without counts, and the years; ``offered`` narrows a long vocabulary."""
    names = [name for name, its in filterset.filters.items() if isinstance(its, VocabularyFilter)]
    facets = [_facet(filterset, name, (offered or {}).get(name)) for name in names]
    return [*facets, years_facet(filterset)]


def _facet(filterset: ItemFilterSet, name: str, offered: list[str] | None) -> Facet:
    filter_, chosen = filterset.filters[name], filterset.chosen(name)
    choices = [
        Choice(option.value, option.label, None, chosen.holds(option.value))
        for option in filter_.options.values()
        if offered is None or option.value in offered or chosen.holds(option.value)
    ]
    return Facet(name, filter_.label, choices, error=filterset.problems.get(name, ""))


def item_notices(filterset: ItemFilterSet) -> list[str]:
    """Problems of parameters that are no filters, as sentences."""
    problems = [text for name, text in filterset.problems.items() if name not in filterset.filters]
    if FORMAT in filterset.unknown_parameters:
        parts = {"value": printable(filterset.data.get(FORMAT, "")), "known": ", ".join(FILES)}
        problems.append(_("“%(value)s” is not a form of these numbers; expected %(known)s.") % parts)
    if unknown := [name for name in filterset.unknown_parameters if name != FORMAT]:
        problems.append(_("There is no filter named %(names)s here.") % {"names": ", ".join(unknown)})
    return problems


def alignment_crumbs(*further: dict[str, str]) -> list[dict[str, str]]:
    """The way to the page and further."""
    return [{"label": _("Alignment"), "url": reverse("alignment")}, *further]
