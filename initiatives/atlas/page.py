"""The page of the map without its request: the measures to choose from, and the one that was chosen."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from initiatives.atlas.counts import pillar_measures
from initiatives.atlas.indicators import indicator_measures
from initiatives.atlas.instruments import instrument_measures
from initiatives.atlas.topics import topic_measures
from initiatives.filters.options import printable
from initiatives.measures import (
    DEFAULT_MEASURE,
    MEASURE_KINDS,
    MeasureKind,
    RegionMeasure,
    measured,
)
from initiatives.models import Indicator, Instrument, LegalTopic, Participation


@dataclass(frozen=True)
class MeasureGroup:
    """Measures of one sort."""

    label: str
    kinds: list[MeasureKind]


class AtlasPage:
    """What the page shows; a fixed number of queries for each sort of measure."""

    def __init__(self, data: Any, path: str = ""):
        self.path = path
        self.asked_for = data.get("measure", "")
        self.unknown_parameters = [printable(name) for name in data if name != "measure"][:5]

    @cached_property
    def groups(self) -> list[MeasureGroup]:
        """All measures, sort by sort; what has no public row is not offered."""
        taken_part = Participation.objects.published().values("instrument")
        instruments = Instrument.objects.published().filter(pk__in=taken_part).order_by("-adopted_on", "pk")
        groups = [
            MeasureGroup(_("At a glance"), list(MEASURE_KINDS)),
            MeasureGroup(
                _("Indicators of others, newest values"),
                indicator_measures(Indicator.objects.published().order_by_title()),
            ),
            MeasureGroup(_("Treaties, votes and declarations"), instrument_measures(instruments)),
            MeasureGroup(_("Questions of international law"), topic_measures(LegalTopic.objects.all())),
            MeasureGroup(_("Records of a subject"), pillar_measures()),
        ]
        return [group for group in groups if group.kinds]

    @cached_property
    def kind(self) -> MeasureKind | None:
        """The measure that was asked for, or None where there is none of that name."""
        wanted = self.asked_for or DEFAULT_MEASURE
        return next((kind for group in self.groups for kind in group.kinds if kind.key == wanted), None)

    @cached_property
    def measure(self) -> RegionMeasure:
        """What the map shows; the default where an unknown measure was asked for."""
        return measured(self.kind or MEASURE_KINDS[0])

    @property
    def complaints(self) -> list[str]:
        """What in the address means nothing here, a sentence each."""
        complaints = [
            _("“%(name)s” is no parameter of this page; expected measure.") % {"name": name}
            for name in self.unknown_parameters
        ]
        if self.kind is None:
            parts = {"value": printable(self.asked_for), "shown": self.measure.label}
            complaints.append(_("Measure: “%(value)s” is not known here; the map shows %(shown)s.") % parts)
        return complaints

    @property
    def choices(self) -> list[dict[str, Any]]:
        """The field for the measure: groups of options."""
        return [
            {
                "label": group.label,
                "options": [
                    {"value": kind.key, "label": kind.label, "selected": kind.key == self.measure.key}
                    for kind in group.kinds
                ],
            }
            for group in self.groups
        ]

    @cached_property
    def classes(self) -> list[dict[str, Any]]:
        """The map in words: each class of the key with the states in it."""
        states = self.measure.states.values()
        return [
            entry | {"states": [state for state in states if state["value"] == entry["value"]]}
            for entry in self.measure.legend
        ]

    @property
    def table(self) -> list[dict[str, str]]:
        """Each state with what the map says of it, without its name before it."""
        return [
            state | {"text": state["label"].removeprefix(f"{state['name']}: ")}
            for state in self.measure.states.values()
        ]
