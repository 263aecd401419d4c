"""What others measure: the newest value of each indicator as a fact, and its last years as bars."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import Indicator, Observation
from initiatives.profile.parts import Fact, joint_margin, margin
from initiatives.profile.records import CountryRecords
from initiatives.profile.voids import void_fact
from initiatives.provenance import Provenance, SourceRegister
from initiatives.questions import QuestionSort, question_key

YEARS_SHOWN = 6
CHANGING_EDITIONS = frozenset({"itu-gci", "un-egdi", "un-e-participation"})
CONVERTED_SCALE = frozenset({"freedom-on-the-net"})
LAST_CONVERTED_EDITION = 2018
STATISTICS = frozenset({"% of population", "per 100 people"})


@dataclass(frozen=True)
class Bar:
    """One year of an indicator."""

    label: str
    text: str
    value: Decimal | None
    now: bool = False


@dataclass(frozen=True)
class Bars:
    """The last years of one indicator, as a table with bars; ``caution`` says how not to read it."""

    indicator: Indicator
    unit: str
    maximum: Decimal | None
    caution: str = ""
    older: str = ""
    rows: list[Bar] = field(default_factory=list)
    provenance: Provenance | None = None


def by_indicator(observations: Iterable[Observation]) -> dict[int, list[Observation]]:
    """The values of each indicator by year; ``observations`` come ordered by indicator and year."""
    grouped = groupby(observations, key=lambda row: row.indicator_id)
    return {indicator: list(rows) for indicator, rows in grouped}


def indicator_facts(records: CountryRecords, register: SourceRegister) -> Iterable[Fact]:
    """The newest checked value of each indicator, with its year, and what inquiries came to.

    Those that nobody has looked for are named together.
    """
    values = by_indicator(records.observations)
    missing = []
    for indicator in records.indicators:
        if indicator.pk in values:
            yield newest_value_fact(indicator, values[indicator.pk][-1], register)
        elif (key := question_key(QuestionSort.INDICATOR, indicator.slug)) in records.inquiries:
            yield void_fact(indicator.heading, key, records, register)
        else:
            missing.append(indicator.heading)
    if missing:
        yield Fact(
            _("Other measures"), empty=_("Not researched yet: %(names)s") % {"names": ", ".join(missing)}
        )


def newest_value_fact(indicator: Indicator, newest: Observation, register: SourceRegister) -> Fact:
    """The newest value on its publisher's scale, with its year."""
    measured = newest.value is not None
    return Fact(
        indicator.heading,
        f"{written(newest)} {scale_of(indicator)}" if measured else newest.label,
        url=indicator.get_absolute_url(),
        note=year_and_label(newest) if measured else str(newest.year),
        provenance=margin(register, newest),
        anchor=question_key(QuestionSort.INDICATOR, indicator.slug),
    )


def indicator_bars(keys: Iterable[str], records: CountryRecords, register: SourceRegister) -> Iterable[Bars]:
    """The last years of the indicators of a pillar, those without a value left out."""
    values = by_indicator(records.observations)
    indicators = {indicator.slug: indicator for indicator in records.indicators}
    for key in keys:
        if key in indicators and indicators[key].pk in values:
            yield _bars(indicators[key], values[indicators[key].pk], register)


def _bars(indicator: Indicator, observations: list[Observation], register: SourceRegister) -> Bars:
    shown = observations[-YEARS_SHOWN:]
    older = len(observations) - len(shown)
    measured = [row.value for row in shown if row.value is not None]
    return Bars(
        indicator=indicator,
        unit=scale_of(indicator),
        maximum=indicator.scale_max or max(measured, default=None),
        caution=_caution(indicator.slug, shown),
        older=ngettext("%(count)d earlier year", "%(count)d earlier years", older) % {"count": older}
        if older
        else "",
        rows=[Bar(year_and_label(row), written(row), row.value, now=row is shown[-1]) for row in shown],
        provenance=joint_margin(register, shown, place=indicator.publisher),
    )


def _caution(key: str, shown: list[Observation]) -> str:
    if len(shown) < 2:
        return ""
    if key in CHANGING_EDITIONS:
        return _(
            "Questions and weights changed between editions: compare states within one edition, "
            "not one state over the years."
        )
    if key in CONVERTED_SCALE and shown[0].year <= LAST_CONVERTED_EDITION:
        return _("Editions up to 2018 counted down from 100; they are turned round here.")
    return ""


def scale_of(indicator: Indicator) -> str:
    """What stands beside a value: “of 100” for points and indices, else the unit."""
    if indicator.unit in ("points", "index") and indicator.scale_max:
        return _("of %(maximum)s") % {"maximum": number_format(indicator.scale_max.normalize())}
    return {"percent": "%", "% of population": _("% of people"), "per 100 people": _("per 100 people")}.get(
        indicator.unit, indicator.unit
    )


def written(observation: Observation) -> str:
    """The value as its publisher gives it; statistics are rounded to one decimal."""
    value = observation.value
    if value is None:
        return "–"
    is_statistic = observation.indicator.unit in STATISTICS
    return rounded(value, min(decimals_in(value), 1) if is_statistic else decimals_in(value))


def decimals_in(value: Decimal) -> int:
    """How many decimals a value has, without the zeros at its end."""
    return max(-int(value.normalize().as_tuple().exponent), 0)


def rounded(value: Decimal, decimals: int) -> str:
    """The value in the reader's notation, rounded and never cut to that many decimals."""
    return number_format(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), decimal_pos=decimals)


def year_and_label(observation: Observation) -> str:
    """“2024 · Tier 3 (Establishing)”: the year, with the class that the publisher gives."""
    return f"{observation.year} · {observation.label}" if observation.label else str(observation.year)
