"""State with state: a table of counts in five steps, one kind of item at a time."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.alignment.choosing import item_query
from initiatives.alignment.items import Kind, Tally
from initiatives.alignment.page import AlignmentPage
from initiatives.list_query import ListQuery
from initiatives.models import Country

STEPS = 5
NO_DATA, ITSELF = "no-data", "itself"


@dataclass(frozen=True)
class Cell:
    """The count of two states; ``step`` is ``seq-1`` to ``seq-5`` by the share of items that are the same."""

    text: str
    step: str
    url: str = ""
    is_few: bool = False


@dataclass
class HeatView:
    """The second view of the page."""

    page: AlignmentPage
    kind: Kind

    @property
    def picture(self) -> dict[str, str]:
        """The same table to take along."""
        return self.page.picture_links("states", self.kind)

    @cached_property
    def kinds(self) -> list[dict[str, Any]]:
        """The same table of each kind, as links."""
        query = ListQuery.of(self.page.filterset)
        return [
            {
                "label": kind.label,
                "url": query.with_value("kind", kind.value).address(self.page.path),
                "current": kind == self.kind,
            }
            for kind in Kind
        ]

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """A row for each state with a cell for each other state."""
        query = item_query(self.page.filterset, self.kind)
        tallies = self._tallies(self.kind)
        return [
            {
                "country": state,
                "cells": [
                    _cell(state, other, tallies.get(_pair(state, other)), query) for other in self.columns
                ],
            }
            for state in self.page.states
        ]

    @cached_property
    def columns(self) -> list[Country]:
        """The states with which they are compared: all that are shown."""
        return self.page.states

    def _tallies(self, kind: Kind) -> dict[tuple[str, str], Tally]:
        board, wanted, states = self.page.board, self.page.wanted, self.page.states
        return {
            _pair(state, other): board.tallies(state.iso3, other.iso3, wanted)[kind]
            for place, state in enumerate(states)
            for other in states[place + 1 :]
        }

    @cached_property
    def legend(self) -> list[dict[str, str]]:
        """What each step stands for."""
        steps = [
            {"step": f"seq-{step}", "label": _("%(least)d to %(most)d%%") % _bounds(step)}
            for step in range(1, STEPS + 1)
        ]
        return [*steps, {"step": NO_DATA, "label": _("no item in common to compare")}]


def step_of(tally: Tally) -> str:
    """The class of a share in fifths, the upper bound included; no class where nothing can be compared."""
    if not tally.compared:
        return NO_DATA
    # In whole numbers, so that three of five is exactly three fifths.
    return f"seq-{max(-(-tally.same * STEPS // tally.compared), 1)}"


def _bounds(step: int) -> dict[str, int]:
    width = 100 // STEPS
    return {"least": (step - 1) * width + (1 if step > 1 else 0), "most": step * width}


def _pair(first: Country, second: Country) -> tuple[str, str]:
    low, high = sorted((first.iso3, second.iso3))
    return low, high


def _cell(state: Country, other: Country, tally: Tally | None, query: str) -> Cell:
    if tally is None:
        return Cell("", ITSELF)
    if not tally.compared:
        return Cell("", NO_DATA)
    first, second = _pair(state, other)
    url = f"{reverse('alignment')}{first}/{second}/{query}"
    return Cell(tally.text, step_of(tally), url, tally.is_few)
