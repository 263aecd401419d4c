"""Measures: what the map of the region can show, one value for each state, computed from what is public."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from initiatives.addresses import list_address, record_address
from initiatives.choices import STRATEGY_KINDS, ParticipationStatus, PolicyStatus, PositionKind
from initiatives.models import Country, Observation, Participation, Policy, Position

Text = str | Promise
DEFAULT_MEASURE = "strategy"
BUDAPEST_CONVENTION = "budapest-convention"
INTERNET_USERS = "internet-users"
NONE, NO_DATA = "none", "no-data"


@dataclass(frozen=True)
class MeasureClass:
    """One colour of the map: ``value`` chooses it, ``legend`` follows its count, ``label`` is read out."""

    value: str
    legend: Text
    label: Text


@dataclass(frozen=True)
class Reading:
    """The class of one state, and what its label names besides the state."""

    value: str
    names: dict[str, Any]


@dataclass(frozen=True)
class MeasureKind:
    """A measure as it is defined; ``read`` gives the readings of states by primary key in one query.

    A state without a reading belongs to the last class. ``basis`` gives the address of the rows behind it.
    ``classes_of`` gives the classes where they follow from the readings; ``publisher`` names whose values
    they are where they are not those of the records.
    """

    key: str
    label: Text
    title: Text
    basis: Callable[[], str]
    classes: tuple[MeasureClass, ...]
    read: Callable[[], dict[int, Reading]]
    classes_of: Callable[[dict[int, Reading]], tuple[MeasureClass, ...]] | None = None
    publisher: str = ""


@dataclass(frozen=True)
class RegionMeasure:
    """A measure with its values: all that the map, its layers, its key and the list of states show.

    ``legend`` is a list of value, count and label; ``states`` gives name, url, value and label by ISO 3166
    alpha-3 code, in the order of the states' names; ``basis`` is the address of the rows behind them;
    ``message`` says that an unknown measure was asked for.
    """

    key: str
    label: str
    title: str
    legend: list[dict[str, Any]]
    states: dict[str, dict[str, str]]
    basis: str
    message: str = ""


def region_measure(key: str | None = None) -> RegionMeasure:
    """Compute a measure for the states of the region in two queries.

    An unknown key gives the default with a message; no key gives the default.
    """
    kind = MEASURES.get(key or DEFAULT_MEASURE)
    message = "" if kind else _("There is no such measure; the map shows strategies.")
    return measured(kind or MEASURES[DEFAULT_MEASURE], message)


def measured(kind: MeasureKind, message: str = "") -> RegionMeasure:
    """A measure with its values; two queries where its readings take one."""
    readings = kind.read()
    classes = kind.classes_of(readings) if kind.classes_of else kind.classes
    by_value = {entry.value: entry for entry in classes}
    without = Reading(classes[-1].value, {})
    states: dict[str, dict[str, str]] = {}
    counts: Counter[str] = Counter()
    for country in Country.objects.published().focus().order_by_title():
        reading = readings.get(country.pk, without)
        counts[reading.value] += 1
        names = {"country": country.heading, **reading.names}
        states[country.iso3] = {
            "name": country.heading,
            "url": country.get_absolute_url(),
            "value": reading.value,
            "label": str(by_value[reading.value].label % names),
        }
    return RegionMeasure(
        kind.key, str(kind.label), str(kind.title), _legend(classes, counts), states, kind.basis(), message
    )


def measure_layers(current: str, address: str = "", fragment: str = "") -> list[dict[str, Any]]:
    """List all measures as links of ``layers.html``; the default one is the plain address."""
    return [
        {
            "label": kind.label,
            "url": f"{address or '?'}{fragment}"
            if key == DEFAULT_MEASURE
            else f"{address}?measure={key}{fragment}",
            "current": key == current,
        }
        for key, kind in MEASURES.items()
    ]


def _legend(classes: tuple[MeasureClass, ...], counts: Counter) -> list[dict[str, Any]]:
    """The counted key; a class without states is left out, but for the first, whose nought says something."""
    return [
        {
            "value": entry.value,
            "count": counts[entry.value],
            "label": entry.legend % {"count": counts[entry.value]},
        }
        for place, entry in enumerate(classes)
        if counts[entry.value] or not place
    ]


def _first_of(found: Iterable[tuple[int, str]], order: tuple[str, ...]) -> dict[int, Reading]:
    """Give each state the class that stands first in ``order`` among those found for it."""
    best: dict[int, str] = {}
    for country, value in found:
        if country not in best or order.index(value) < order.index(best[country]):
            best[country] = value
    return {country: Reading(value, {}) for country, value in best.items()}


STRATEGY_VALUES: dict[str, str] = {PolicyStatus.IN_FORCE: "in-force", PolicyStatus.DRAFT: "draft"}


def _read_strategies() -> dict[int, Reading]:
    """In force before draft before any other strategy; one of no established status is never "none"."""
    found = Policy.objects.published().filter(kind__in=STRATEGY_KINDS).values_list("country", "status")
    values = ((country, STRATEGY_VALUES.get(status, NO_DATA)) for country, status in found)
    return _first_of(values, ("in-force", "draft", NO_DATA))


def _read_positions() -> dict[int, Reading]:
    """A national position before any other text on international law."""
    found = Position.objects.published().values_list("country", "kind")
    national = PositionKind.NATIONAL_POSITION
    values = ((country, "in-force" if kind == national else "draft") for country, kind in found)
    return _first_of(values, ("in-force", "draft"))


BUDAPEST_VALUES: dict[str, str] = {
    ParticipationStatus.PARTY: "in-force",
    ParticipationStatus.SIGNATORY: "draft",
    ParticipationStatus.INVITED: "draft",
}


def _read_budapest() -> dict[int, Reading]:
    """A party before a state that has signed or been invited."""
    found = Participation.objects.published().filter(
        instrument__slug=BUDAPEST_CONVENTION, status__in=BUDAPEST_VALUES
    )
    values = ((row.country_id, BUDAPEST_VALUES[row.status]) for row in found)
    return _first_of(values, ("in-force", "draft"))


INTERNET_STEPS = (60, 70, 80, 90)


def _read_internet_use() -> dict[int, Reading]:
    """The newest value of each state in whole percent, in five classes."""
    found = Observation.objects.published().filter(indicator__slug=INTERNET_USERS, value__isnull=False)
    readings = {}
    for row in found.order_by("year"):
        percent = round(row.value or 0)
        step = 1 + sum(percent >= limit for limit in INTERNET_STEPS)
        readings[row.country_id] = Reading(f"seq-{step}", {"value": number_format(percent), "year": row.year})
    return readings


INTERNET_LABEL = gettext_lazy("%(country)s: %(value)s%% of people use the Internet (%(year)s)")

MEASURE_KINDS = (
    MeasureKind(
        "strategy",
        gettext_lazy("Strategies"),
        gettext_lazy("National cybersecurity strategies on record, by state"),
        partial(list_address, "policy", kind=STRATEGY_KINDS),
        (
            MeasureClass(
                "in-force",
                ngettext_lazy("has a strategy in force", "have a strategy in force", "count"),
                gettext_lazy("%(country)s: strategy in force"),
            ),
            MeasureClass(
                "draft",
                ngettext_lazy("has a draft", "have a draft", "count"),
                gettext_lazy("%(country)s: strategy in draft"),
            ),
            MeasureClass(
                NO_DATA,
                gettext_lazy("status not established"),
                gettext_lazy("%(country)s: strategy on record, whether in force is not established"),
            ),
            MeasureClass(
                NONE, gettext_lazy("none on record"), gettext_lazy("%(country)s: no strategy on record")
            ),
        ),
        _read_strategies,
    ),
    MeasureKind(
        "position",
        gettext_lazy("Positions on law"),
        gettext_lazy("Statements on international law in cyberspace on record, by state"),
        partial(list_address, "position"),
        (
            MeasureClass(
                "in-force",
                ngettext_lazy("has a national position", "have a national position", "count"),
                gettext_lazy("%(country)s: national position"),
            ),
            MeasureClass(
                "draft",
                pgettext_lazy("after a number of states", "other statements only"),
                gettext_lazy("%(country)s: other statements, no national position on record"),
            ),
            MeasureClass(
                NONE,
                gettext_lazy("not researched yet"),
                gettext_lazy("%(country)s: no statement researched yet"),
            ),
        ),
        _read_positions,
    ),
    MeasureKind(
        "budapest",
        gettext_lazy("Budapest Convention"),
        gettext_lazy("Participation in the Budapest Convention on Cybercrime on record, by state"),
        partial(record_address, "instrument", BUDAPEST_CONVENTION),
        (
            MeasureClass(
                "in-force",
                ngettext_lazy("is a party", "are parties", "count"),
                gettext_lazy("%(country)s: party to the Budapest Convention"),
            ),
            MeasureClass(
                "draft",
                gettext_lazy("signed or invited"),
                gettext_lazy("%(country)s: signed the Budapest Convention or was invited to accede"),
            ),
            MeasureClass(
                NONE,
                gettext_lazy("none on record"),
                gettext_lazy("%(country)s: no participation in the Budapest Convention on record"),
            ),
        ),
        _read_budapest,
    ),
    MeasureKind(
        "internet",
        gettext_lazy("Internet use"),
        gettext_lazy("People who use the Internet, in percent of the population, newest year on record"),
        partial(record_address, "indicator", INTERNET_USERS),
        (
            MeasureClass("seq-1", gettext_lazy("below 60%%"), INTERNET_LABEL),
            MeasureClass("seq-2", gettext_lazy("60 to 70%%"), INTERNET_LABEL),
            MeasureClass("seq-3", gettext_lazy("70 to 80%%"), INTERNET_LABEL),
            MeasureClass("seq-4", gettext_lazy("80 to 90%%"), INTERNET_LABEL),
            MeasureClass("seq-5", gettext_lazy("90%% and more"), INTERNET_LABEL),
            MeasureClass(NO_DATA, gettext_lazy("no data"), gettext_lazy("%(country)s: no value on record")),
        ),
        _read_internet_use,
    ),
)
MEASURES = {kind.key: kind for kind in MEASURE_KINDS}
