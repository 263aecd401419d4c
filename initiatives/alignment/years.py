"""Year by year: what was compared among the items of each year, and added up so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from initiatives.alignment.drawing import Segment, segments_of
from initiatives.alignment.items import Comparison, Kind, Tally, tally_of
from initiatives.alignment.page import YEARS, AlignmentPage


@dataclass(frozen=True)
class YearNumber:
    """A count of one year as a bar, and the count of all years up to it."""

    tally: Tally
    so_far: Tally
    segments: list[Segment]


@dataclass(frozen=True)
class YearLine:
    """One year, or None for items without one; a number for each partner."""

    year: int | None
    numbers: list[YearNumber]


def year_lines(columns: list[list[Comparison]]) -> list[YearLine]:
    """A line for each year in which something can be compared, oldest first, what has no year last."""
    by_year = [_by_year(comparisons) for comparisons in columns]
    years = {year for column in by_year for year in column if column[year].compared}
    ordered = sorted(years, key=lambda year: (year is None, year or 0))
    longest = max((column[year].compared for column in by_year for year in column), default=0)
    lines, so_far = [], [Tally()] * len(columns)
    for year in ordered:
        here = [column.get(year, Tally()) for column in by_year]
        so_far = [before + tally for before, tally in zip(so_far, here, strict=True)]
        numbers = [
            YearNumber(tally, total, segments_of(tally, longest))
            for tally, total in zip(here, so_far, strict=True)
        ]
        lines.append(YearLine(year, numbers))
    return lines


def _by_year(comparisons: Iterable[Comparison]) -> dict[int | None, Tally]:
    groups: dict[int | None, list[Comparison]] = {}
    for comparison in comparisons:
        groups.setdefault(comparison.year, []).append(comparison)
    return {year: tally_of(group) for year, group in groups.items()}


@dataclass
class YearsView:
    """The third view of the page."""

    page: AlignmentPage

    @cached_property
    def chapters(self) -> list[dict[str, Any]]:
        """For each kind its years, a column for each partner, all states that are shown added up."""
        return [
            {
                "kind": kind,
                "label": kind.label,
                "lines": self.lines(kind),
                "picture": self.page.picture_links(YEARS, kind),
            }
            for kind in self.page.kinds
        ]

    def lines(self, kind: Kind) -> list[YearLine]:
        """The years of one kind of item."""
        return year_lines([[its for its in column if its.item.kind is kind] for column in self._columns])

    @cached_property
    def _columns(self) -> list[list[Comparison]]:
        return [self._comparisons(partner.iso3) for partner in self.page.partners]

    def _comparisons(self, partner: str) -> list[Comparison]:
        board, wanted = self.page.board, self.page.wanted
        return [its for state in self.page.states for its in board.compare(state.iso3, partner, wanted)]
