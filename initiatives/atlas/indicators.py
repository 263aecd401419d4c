"""Measures from indicators: the newest value of each state, in five steps that are easy to read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import ROUND_FLOOR, Decimal
from functools import partial
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from initiatives.addresses import record_address
from initiatives.measures import NO_DATA, MeasureClass, MeasureKind, Reading
from initiatives.models import Indicator, Observation
from initiatives.profile.indicators import CHANGING_EDITIONS, CONVERTED_SCALE, decimals_in, rounded, scale_of

NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
CLASSES = 5
MOST_DECIMALS = 2
ONE_EDITION_ONLY = CHANGING_EDITIONS | CONVERTED_SCALE


class Steps(NamedTuple):
    """Equal steps: the first begins at ``start``, each is ``width`` wide."""

    start: Decimal
    width: Decimal

    def place_of(self, value: Decimal) -> int:
        """In which of the steps a value lies, from 1 to 5."""
        return min(max(int((value - self.start) // self.width) + 1, 1), CLASSES)

    def bounds(self, place: int) -> tuple[Decimal, Decimal]:
        """From where to where a step goes."""
        lower = self.start + self.width * (place - 1)
        return lower, lower + self.width


def steps_for(values: Iterable[Decimal]) -> Steps:
    """The narrowest round steps of which at most five hold all values."""
    known = list(values)
    lowest, highest = min(known), max(known)
    least = max((highest - lowest) / CLASSES, Decimal("0.001"))
    scale = Decimal(1).scaleb(least.adjusted())
    for width in (nice * scale * tens for tens in (1, 10) for nice in NICE):
        start = (lowest / width).to_integral_value(ROUND_FLOOR) * width
        if width >= least and highest <= start + CLASSES * width:
            return Steps(start, width)
    raise AssertionError("ten times the range holds all values")  # pragma: no cover  # no values lead here


def indicator_measures(indicators: Iterable[Indicator]) -> list[MeasureKind]:
    """One measure for each indicator; its classes follow from its values, which are read with it."""
    return [indicator_measure(indicator) for indicator in indicators]


def indicator_measure(indicator: Indicator) -> MeasureKind:
    """The newest value of each state; where editions cannot be compared, those of one edition only."""
    return MeasureKind(
        f"indicator-{indicator.slug}",
        indicator.heading,
        _title(indicator),
        partial(record_address, "indicator", indicator.slug),
        (),
        partial(_read, indicator),
        classes_of=partial(_classes, indicator),
        publisher=indicator.publisher,
    )


def _title(indicator: Indicator) -> str:
    parts = {"indicator": indicator.heading, "unit": scale_of(indicator), "publisher": indicator.publisher}
    if indicator.slug in ONE_EDITION_ONLY:
        return _("%(indicator)s (%(unit)s), newest edition. %(publisher)s") % parts
    return _("%(indicator)s (%(unit)s), newest value of each state. %(publisher)s") % parts


def _read(indicator: Indicator) -> dict[int, Reading]:
    found = Observation.objects.published().filter(
        indicator=indicator.pk, value__isnull=False, country__is_focus=True
    )
    newest: dict[int, Observation] = {}
    rows = list(found.order_by("year"))
    edition = _edition(rows) if indicator.slug in ONE_EDITION_ONLY else None
    for row in rows:
        if edition in (None, row.year):
            newest[row.country_id] = row
    values = {country: row.value for country, row in newest.items() if row.value is not None}
    if not values:
        return {}
    steps = steps_for(values.values())
    return {
        country: Reading(
            f"seq-{steps.place_of(value)}",
            {
                "value": _written(value),
                "year": newest[country].year,
                "unit": scale_of(indicator),
                "steps": steps,
            },
        )
        for country, value in values.items()
    }


def _edition(rows: list[Observation]) -> int | None:
    """The newest year with at least half as many values as the fullest."""
    counts = Counter(row.year for row in rows)
    fullest = max(counts.values(), default=0)
    return max((year for year, number in counts.items() if 2 * number >= fullest), default=None)


def _written(value: Decimal) -> str:
    return rounded(value, min(decimals_in(value), MOST_DECIMALS))


def _classes(indicator: Indicator, readings: Mapping[int, Reading]) -> tuple[MeasureClass, ...]:
    """The steps that the values gave, and the class of states without a value, last."""
    label: str | Promise = _("%(country)s: %(value)s %(unit)s (%(year)s)")
    classes = []
    steps: Any = next((reading.names["steps"] for reading in readings.values()), None)
    for place in range(1, CLASSES + 1) if steps else ():
        lower, upper = (_written(bound.normalize()) for bound in steps.bounds(place))
        legend = (
            _("from %(lower)s to below %(upper)s") if place < CLASSES else _("from %(lower)s to %(upper)s")
        )
        text = (legend % {"lower": lower, "upper": upper}).replace("%", "%%")
        classes.append(MeasureClass(f"seq-{place}", text, label))
    nothing = MeasureClass(NO_DATA, _("no data"), _("%(country)s: no value on record"))
    return (*classes, nothing)
