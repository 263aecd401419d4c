"""The values of an indicator as series in time, those of the chosen states before all others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.details.values import ValueTable
from initiatives.filters.options import printable
from initiatives.models import Indicator
from initiatives.profile.indicators import CHANGING_EDITIONS, CONVERTED_SCALE, scale_of

MOST_CHOSEN = 5  # as many categories as can be told apart
NOT_JOINED = CHANGING_EDITIONS | CONVERTED_SCALE


@dataclass(frozen=True)
class Series:
    """The values of one country by year; ``place`` from 1 on where it was chosen, 0 where it is context."""

    code: str
    name: str
    points: tuple[tuple[int, float], ...]
    place: int = 0


@dataclass(frozen=True)
class SeriesChart:
    """All that a chart of series shows; points are joined only where their years can be compared."""

    title: str
    unit: str
    years: list[int]
    series: list[Series]
    maximum: float
    joined: bool
    options: list[dict[str, Any]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def chosen(self) -> list[Series]:
        """The chosen countries."""
        return [series for series in self.series if series.place]

    @property
    def note(self) -> str:
        """How to read it."""
        if self.joined:
            return _("Grey: all other countries of the table.")
        return _("Grey: all other countries. Editions cannot be compared, so that no line joins them.")

    @cached_property
    def description(self) -> str:
        """The chosen series in words, or what the chart holds where none was chosen."""
        if not self.chosen:
            count = len(self.series)
            return ngettext("Values of %(count)d country.", "Values of %(count)d countries.", count) % {
                "count": count
            }
        return " ".join(f"{series.name}: {_in_words(series)}." for series in self.chosen)

    @property
    def data(self) -> dict[str, Any]:
        """The chosen series as a script takes them: years, and for each series a value or nothing a year."""
        return {
            "years": self.years,
            "joined": self.joined,
            "maximum": self.maximum,
            "series": [
                {"label": series.name, "place": series.place, "values": _by_year(series, self.years)}
                for series in self.series
            ],
        }


def series_chart(
    indicator: Indicator, table: ValueTable, data: QueryDict | None = None
) -> SeriesChart | None:
    """The chart of a table, with the countries that the query chooses; None without two years to show."""
    years = sorted(table.years)
    if len(years) < 2:
        return None
    known = {row.country.iso3: row for row in table.rows}
    wanted = [code.strip().upper() for code in (data.getlist("country") if data else []) if code.strip()]
    found = [code for code in known if code in wanted]
    chosen = found[:MOST_CHOSEN]
    series = [_series(row, chosen.index(code) + 1 if code in chosen else 0) for code, row in known.items()]
    series = [its for its in series if its.points]
    highest = max((value for its in series for _year, value in its.points), default=0)
    return SeriesChart(
        title=_("%(indicator)s by country and year") % {"indicator": indicator.heading},
        unit=scale_of(indicator),
        years=years,
        series=sorted(series, key=lambda its: its.place),
        maximum=highest,
        joined=indicator.slug not in NOT_JOINED,
        options=[
            {"value": code, "label": row.country.heading, "checked": code in chosen, "count": None}
            for code, row in known.items()
        ],
        complaints=_complaints(wanted, known, len(found)),
    )


def _series(row: Any, place: int) -> Series:
    values = sorted((year, float(its.value)) for year, its in row.values.items() if its.value is not None)
    return Series(row.country.iso3, row.country.heading, tuple(values), place)


def _complaints(wanted: list[str], known: Iterable[str], found: int) -> list[str]:
    unknown = [printable(code) for code in dict.fromkeys(wanted) if code not in known][:MOST_CHOSEN]
    complaints = []
    if unknown:
        named = ", ".join(f"“{code}”" for code in unknown)
        complaints.append(_("Country: no value of %(codes)s in this table.") % {"codes": named})
    if found > MOST_CHOSEN:
        complaints.append(
            _("Country: no more than %(most)d can be told apart; the first are shown.")
            % {"most": MOST_CHOSEN}
        )
    return complaints


def _by_year(series: Series, years: list[int]) -> list[float | None]:
    values = dict(series.points)
    return [values.get(year) for year in years]


def _in_words(series: Series) -> str:
    first, last = series.points[0], series.points[-1]
    return _("%(first)s in %(start)d, %(last)s in %(end)d") % {
        "first": f"{first[1]:g}",
        "start": first[0],
        "last": f"{last[1]:g}",
        "end": last[0],
    }
