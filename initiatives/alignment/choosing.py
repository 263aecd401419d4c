"""What a query string of alignment asks for; a value that means nothing chooses nothing, not everything."""

from urllib.parse import urlencode

from django.urls import reverse

from initiatives.alignment.board import Board, Wanted
from initiatives.alignment.items import Kind
from initiatives.filters.alignment import AlignmentFilterSet, ItemFilterSet
from initiatives.filters.base import YEARS
from initiatives.models import Country
from initiatives.profile.partner_bodies import EUROPEAN_UNION

# The question of the portal: towards the Union, the United States and China.
USUAL_PARTNERS = (EUROPEAN_UNION, "USA", "CHN")


def wanted_of(filterset: ItemFilterSet) -> Wanted:
    """The items that are asked for; a year that is none leaves none."""
    kinds = frozenset[str]() if _has_wrong_year(filterset) else _texts(filterset, "kind")
    return Wanted(
        kinds=kinds,
        outcomes=_texts(filterset, "outcome"),
        year_min=filterset.cleaned.get("year_min"),
        year_max=filterset.cleaned.get("year_max"),
    )


def kinds_of(filterset: ItemFilterSet) -> list[Kind]:
    """The kinds that are asked for, in their order; all where none is."""
    chosen = _texts(filterset, "kind")
    return [kind for kind in Kind if chosen is None or kind in chosen]


def states_of(filterset: AlignmentFilterSet, board: Board) -> list[Country]:
    """The states of the region that are asked for, by name."""
    codes, places = _texts(filterset, "country"), _texts(filterset, "subregion")
    return [
        state
        for state in board.states
        if (codes is None or state.iso3 in codes) and (places is None or state.subregion in places)
    ]


def partners_of(filterset: AlignmentFilterSet, board: Board) -> list[Country]:
    """The partners that are asked for in the order of the address, or the usual three."""
    chosen = filterset.chosen("partner")
    codes = [option.value for option in chosen.options] if chosen else USUAL_PARTNERS
    return [board.countries[code] for code in codes if code in board.countries]


def pair_path(first: Country, second: Country) -> str:
    """The canonical address of two countries: a state before a partner, two states by their codes."""
    ordered = sorted((first, second), key=lambda country: (not country.is_focus, country.iso3))
    return reverse("alignment_pair", args=[country.iso3 for country in ordered])


def item_query(filterset: ItemFilterSet, kind: Kind | None = None) -> str:
    """What a link to the items behind a number carries: their kind and the years that are asked for."""
    pairs = [("kind", kind.value)] if kind else []
    pairs += [(name, str(filterset.cleaned[name])) for name in YEARS if filterset.cleaned.get(name)]
    return f"?{urlencode(pairs)}" if pairs else ""


def _texts(filterset: ItemFilterSet, name: str) -> frozenset[str] | None:
    if name not in filterset.filters:
        return None
    chosen = filterset.chosen(name)
    return frozenset(chosen.texts) if chosen else None


def _has_wrong_year(filterset: ItemFilterSet) -> bool:
    return any(name in filterset.form.errors for name in YEARS)
