"""Values of an indicator as a table of country by year, and one year of it as bars."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from initiatives.models import Country, Indicator, Observation
from initiatives.profile.indicators import STATISTICS, decimals_in, rounded, scale_of
from initiatives.profile.parts import joint_margin
from initiatives.provenance import Provenance, SourceRegister
from initiatives.words import fold

MOST_DECIMALS = 2


@dataclass(frozen=True)
class Cell:
    """One value as text, with the class that the publisher gives it; both empty where there is none."""

    text: str = ""
    label: str = ""


@dataclass(frozen=True)
class CountryRow:
    """The values of one country, newest year first, with one margin for all of them."""

    country: Country
    values: dict[int, Observation]
    cells: list[Cell]
    provenance: Provenance


@dataclass(frozen=True)
class ValueTable:
    """Countries by year; ``decimals`` is how many all are shown with, None where each keeps its own."""

    years: list[int] = field(default_factory=list)
    rows: list[CountryRow] = field(default_factory=list)
    decimals: int | None = None

    @property
    def countries(self) -> set[int]:
        """The primary keys of the countries that have a value."""
        return {row.country.pk for row in self.rows}


def read_values(indicator: Indicator, register: SourceRegister, *, with_partners: bool) -> ValueTable:
    """Read the public values of the states, and of the partners if asked for."""
    rows = Observation.objects.published().filter(indicator=indicator.pk)
    if not with_partners:
        rows = rows.filter(country__is_focus=True)
    rows = rows.select_related("country").with_citations()
    return table_of(indicator, list(rows.order_by("country", "-year")), register)


def table_of(indicator: Indicator, observations: list[Observation], register: SourceRegister) -> ValueTable:
    """Arrange values by country and year: states by name, then partners; the newest year first."""
    years = sorted({row.year for row in observations}, reverse=True)
    decimals = decimals_of(indicator, observations)
    by_country: dict[Country, dict[int, Observation]] = {}
    for row in observations:
        by_country.setdefault(row.country, {})[row.year] = row
    countries = sorted(by_country, key=lambda country: (not country.is_focus, fold(country.heading)))
    rows = [
        CountryRow(
            country,
            values=by_country[country],
            cells=[_cell(by_country[country].get(year), decimals) for year in years],
            provenance=joint_margin(register, by_country[country].values()),
        )
        for country in countries
    ]
    return ValueTable(years, rows, decimals)


def decimals_of(indicator: Indicator, observations: list[Observation]) -> int | None:
    """As many decimals as statistics have, at most two; None for indices, which are cited as they are."""
    if indicator.unit not in STATISTICS:
        return None
    decimals = (decimals_in(row.value) for row in observations if row.value is not None)
    return min(MOST_DECIMALS, max(decimals, default=0))


def _cell(observation: Observation | None, decimals: int | None) -> Cell:
    return Cell(_text(observation.value, decimals), observation.label) if observation else Cell()


def _text(value: Decimal | None, decimals: int | None) -> str:
    if value is None:
        return ""
    return rounded(value, decimals_in(value) if decimals is None else decimals)


def newest_bars(indicator: Indicator, table: ValueTable, register: SourceRegister) -> dict[str, Any] | None:
    """The newest year in which most countries have a value, from the highest down; None without one."""
    year = newest_full_year(table)
    if year is None:
        return None
    rows = [row for row in table.rows if year in row.values and row.values[year].value is not None]
    rows.sort(key=lambda row: row.values[year].value or Decimal(), reverse=True)
    values = [row.values[year] for row in rows]
    return {
        "year": year,
        "unit": scale_of(indicator),
        "caption": _("%(indicator)s, %(year)d, by country") % {"indicator": indicator.heading, "year": year},
        "maximum": indicator.scale_max or max((value.value for value in values if value.value), default=None),
        "rows": [_bar(row, row.values[year].value, row.values[year].label, table.decimals) for row in rows],
        "provenance": joint_margin(register, values, place=indicator.publisher),
    }


def newest_full_year(table: ValueTable) -> int | None:
    """The newest year in which at least half of the countries that ever had a value have one."""
    counts = Counter(
        year for row in table.rows for year, value in row.values.items() if value.value is not None
    )
    full = [year for year, count in counts.items() if 2 * count >= len(table.rows)]
    return max(full, default=max(counts, default=None))


def _bar(row: CountryRow, value: Decimal | None, label: str, decimals: int | None) -> dict[str, Any]:
    name = row.country.heading
    if not row.country.is_focus:
        name = _("%(country)s (partner)") % {"country": name}
    return {
        "label": f"{name} · {label}" if label else name,
        "url": row.country.get_absolute_url(),
        "text": _text(value, decimals),
        "value": value,
        "now": row.country.is_focus,
    }
