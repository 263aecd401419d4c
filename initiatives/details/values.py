"""Values of an indicator as a table of country by year, and one year of it as bars."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from initiatives.models import Country, Indicator, Observation
from initiatives.profile.indicators import scale_of
from initiatives.profile.parts import joint_margin
from initiatives.provenance import Provenance, SourceRegister
from initiatives.words import fold

MOST_DECIMALS = 2
MOST_DECIMALS_OF_ONE = 4


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
    """Countries by year; ``decimals`` is how many the published values have."""

    years: list[int] = field(default_factory=list)
    rows: list[CountryRow] = field(default_factory=list)
    decimals: int = 0

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


def decimals_of(indicator: Indicator, observations: list[Observation]) -> int:
    """As many decimals as the values have, at most four on a scale to 1 and two on others."""
    fine = indicator.scale_max is not None and indicator.scale_max <= 1
    most = MOST_DECIMALS_OF_ONE if fine else MOST_DECIMALS
    values = (row.value.normalize() for row in observations if row.value is not None)
    return min(most, max((-int(value.as_tuple().exponent) for value in values), default=0))


def _cell(observation: Observation | None, decimals: int) -> Cell:
    if observation is None:
        return Cell()
    text = "" if observation.value is None else number_format(observation.value, decimal_pos=max(decimals, 0))
    return Cell(text, observation.label)


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


def _bar(row: CountryRow, value: Decimal | None, label: str, decimals: int) -> dict[str, Any]:
    name = row.country.heading
    if not row.country.is_focus:
        name = _("%(country)s (partner)") % {"country": name}
    return {
        "label": f"{name} · {label}" if label else name,
        "url": row.country.get_absolute_url(),
        "text": "" if value is None else number_format(value, decimal_pos=max(decimals, 0)),
        "value": value,
        "now": row.country.is_focus,
    }
