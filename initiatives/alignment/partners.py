"""States with partners: the region as a whole, each state item by item, and all numbers in one table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.alignment.choosing import item_query, pair_path
from initiatives.alignment.drawing import Segment, Strip, segments_of, strip_of
from initiatives.alignment.items import Kind, Tally
from initiatives.alignment.page import AlignmentPage
from initiatives.models import Country

Tallies = dict[tuple[str, str], dict[Kind, Tally]]


@dataclass(frozen=True)
class Number:
    """A count with the address of the items behind it."""

    tally: Tally
    url: str
    name: str
    short: str
    label: str
    strip: Strip

    @property
    def is_few(self) -> bool:
        """Whether the list says more than the number."""
        return self.tally.is_few


@dataclass(frozen=True)
class Panel:
    """One state with one kind of item: a line for each partner."""

    country: Country
    numbers: list[Number]


@dataclass(frozen=True)
class Chapter:
    """One kind of item: the states with something to compare as panels, the others by name."""

    kind: Kind
    panels: list[Panel]
    nothing: list[Country]
    picture: dict[str, str]

    @property
    def heading(self) -> str:
        """The name of the kind."""
        return str(self.kind.label)

    @property
    def count(self) -> str:
        """How many states have something to compare."""
        numbers = {"n": len(self.panels), "total": len(self.panels) + len(self.nothing)}
        return _("%(n)d of %(total)d states with an item in common") % numbers

    @property
    def nothing_heading(self) -> str:
        """The void under the panels."""
        number = len(self.nothing)
        words = ngettext(
            "%(n)d state without an item in common", "%(n)d states without an item in common", number
        )
        return words % {"n": number}

    @property
    def nothing_text(self) -> str:
        """Who they are, and that this is no disagreement."""
        return _("Nothing on record for both sides, which is not the same as disagreement: %(states)s.") % {
            "states": ", ".join(country.heading for country in self.nothing)
        }


@dataclass(frozen=True)
class Share:
    """The region with one partner: the count over all states that are shown, as a bar."""

    name: str
    tally: Tally
    segments: list[Segment]


@dataclass
class PartnersView:
    """The first view of the page."""

    page: AlignmentPage

    @cached_property
    def tallies(self) -> Tallies:
        """Every count, by state and partner."""
        page = self.page
        return {
            (state.iso3, partner.iso3): page.board.tallies(state.iso3, partner.iso3, page.wanted)
            for state in page.states
            for partner in page.partners
        }

    @cached_property
    def summary(self) -> list[dict[str, Any]]:
        """For each kind a line for each partner, all states together."""
        lines = []
        for kind in self.page.kinds:
            sums = [(partner, self._sum(kind, partner)) for partner in self.page.partners]
            longest = max((tally.compared for _partner, tally in sums), default=0)
            shares = [Share(its.heading, tally, segments_of(tally, longest)) for its, tally in sums]
            lines.append({"kind": kind, "label": kind.label, "shares": shares})
        return lines

    def _sum(self, kind: Kind, partner: Country) -> Tally:
        return sum((self.tallies[its.iso3, partner.iso3][kind] for its in self.page.states), Tally())

    @cached_property
    def chapters(self) -> list[Chapter]:
        """The small multiples, kind by kind, all of one kind in one scale."""
        return [self.chapter(kind) for kind in self.page.kinds]

    def chapter(self, kind: Kind) -> Chapter:
        """One kind of item."""
        most = max((tallies[kind].compared for tallies in self.tallies.values()), default=0)
        number = self._numbers(kind, most)
        panels = [
            Panel(state, [number(state, partner) for partner in self.page.partners])
            for state in self.page.states
        ]
        full = [panel for panel in panels if any(its.tally.compared for its in panel.numbers)]
        shown = {panel.country.pk for panel in full}
        nothing = [state for state in self.page.states if state.pk not in shown]
        return Chapter(kind, full, nothing, self.page.picture_links("partners", kind))

    def _numbers(self, kind: Kind, most: int) -> Callable[[Country, Country], Number]:
        query = item_query(self.page.filterset, kind)

        def number(state: Country, partner: Country) -> Number:
            tally = self.tallies[state.iso3, partner.iso3][kind]
            names = {"state": state.heading, "partner": partner.heading, "kind": kind.label}
            return Number(
                tally,
                f"{pair_path(state, partner)}{query}",
                partner.heading,
                partner.iso2,
                _("%(state)s and %(partner)s, %(kind)s") % names,
                strip_of(tally, most),
            )

        return number

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """All numbers: a row for each state, for each partner one cell for each kind."""
        makers = [self._numbers(kind, 0) for kind in self.page.kinds]
        return [
            {
                "country": state,
                "numbers": [make(state, partner) for partner in self.page.partners for make in makers],
            }
            for state in self.page.states
        ]

    @property
    def lede(self) -> str:
        """How the region voted, in one sentence, where votes are shown."""
        if Kind.VOTES not in self.page.kinds or not self.page.partners:
            return ""
        parts = [
            _("%(partner)s %(count)s")
            % {"partner": partner.heading, "count": self._sum(Kind.VOTES, partner).text}
            for partner in self.page.partners
        ]
        return _(
            "How often states of the region cast the same vote: %(parts)s of those that can be compared."
        ) % {"parts": ", ".join(parts)}
