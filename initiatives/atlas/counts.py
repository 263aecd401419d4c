"""Measures that count: how many records of each pillar of the profile a state has."""

from collections import defaultdict
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from initiatives.addresses import list_address
from initiatives.measures import NONE, MeasureClass, MeasureKind, Reading
from initiatives.models import Event, Initiative, Institution, Participation, Policy
from initiatives.profile.pillar_kinds import PILLARS, PillarKind

LABEL = ngettext_lazy("%(country)s: %(number)d record", "%(country)s: %(number)d records", "number")
STEPS = (1, 2, 4, 8, 16)
LEGENDS = (
    gettext_lazy("with 1 record"),
    gettext_lazy("with 2 or 3"),
    gettext_lazy("with 4 to 7"),
    gettext_lazy("with 8 to 15"),
    gettext_lazy("with 16 and more"),
)
CLASSES = (
    *(MeasureClass(f"seq-{place + 1}", legend, LABEL) for place, legend in enumerate(LEGENDS)),
    MeasureClass(NONE, gettext_lazy("none on record"), gettext_lazy("%(country)s: none on record")),
)


def pillar_measures() -> list[MeasureKind]:
    """One measure for each pillar of the profile."""
    return [
        MeasureKind(
            f"pillar-{kind.anchor}",
            str(kind.label),
            _("%(pillar)s: records on each state") % {"pillar": kind.label},
            partial(list_address, "country"),
            CLASSES,
            partial(_read, kind),
        )
        for kind in PILLARS
    ]


def _read(kind: PillarKind) -> dict[int, Reading]:
    """How many policies, institutions, participations, initiatives and events each state has in a pillar."""
    records: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for sort, rows, path in _rows_of(kind):
        for country, key in rows.order_by().values_list(path, "pk"):
            if country is not None:
                records[country].add((sort, key))
    return {
        country: Reading(f"seq-{sum(len(found) >= step for step in STEPS)}", {"number": len(found)})
        for country, found in records.items()
    }


def _rows_of(kind: PillarKind) -> list[tuple[str, QuerySet, str]]:
    initiatives = Initiative.objects.published().filter(themes__slug__in=kind.themes)
    events = Event.objects.published().filter(themes__slug__in=kind.themes)
    rows = Participation.objects.published().filter(instrument__themes__slug__in=kind.themes)
    return [
        ("policy", Policy.objects.published().filter(kind__in=kind.policies), "country"),
        ("institution", Institution.objects.published().filter(kind__in=kind.institutions), "country"),
        ("participation", rows, "country"),
        ("initiative", initiatives, "countries"),
        ("event", events, "countries"),
        ("event", events, "country"),
    ]
