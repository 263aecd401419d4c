"""Measures from instruments: who is party, has signed, supports, or voted how."""

from collections.abc import Iterable
from functools import partial

from django.utils.translation import gettext as _

from initiatives.addresses import record_address
from initiatives.choices import ParticipationStatus
from initiatives.measures import NO_DATA, MeasureClass, MeasureKind, Reading
from initiatives.models import Instrument, Participation

AGAINST, HALF, FULL, LITTLE = "against", "draft", "in-force", "none"
VALUES: dict[str, str] = {
    ParticipationStatus.PARTY: FULL,
    ParticipationStatus.MEMBER: FULL,
    ParticipationStatus.CHAIR: FULL,
    ParticipationStatus.SUPPORTER: FULL,
    ParticipationStatus.SIGNATORY: HALF,
    ParticipationStatus.INVITED: LITTLE,
    ParticipationStatus.VOTED_FOR: FULL,
    ParticipationStatus.ABSTAINED: HALF,
    ParticipationStatus.VOTED_AGAINST: AGAINST,
    ParticipationStatus.NOT_VOTING: LITTLE,
}
ORDER = (FULL, HALF, AGAINST, LITTLE)


def instrument_measures(instruments: Iterable[Instrument]) -> list[MeasureKind]:
    """One measure for each instrument."""
    return [
        MeasureKind(
            f"instrument-{instrument.slug}",
            instrument.short_title or instrument.heading,
            _("%(instrument)s: what each state did")
            % {"instrument": instrument.short_title or instrument.heading},
            partial(record_address, "instrument", instrument.slug),
            (),
            partial(_read, instrument.pk),
            classes_of=_classes,
        )
        for instrument in instruments
    ]


def _read(instrument: int) -> dict[int, Reading]:
    """Of several statuses of one state, the one that goes furthest."""
    found = Participation.objects.published().filter(instrument=instrument)
    best: dict[int, Reading] = {}
    for country, status in found.values_list("country", "status"):
        value = VALUES[status]
        if country not in best or ORDER.index(value) < ORDER.index(best[country].value):
            best[country] = Reading(value, {"status": ParticipationStatus(status).label.lower()})
    return best


def _classes(readings: dict[int, Reading]) -> tuple[MeasureClass, ...]:
    """One class for each way of taking part that there is, by its own word, and one for nothing on record."""
    words: dict[str, list[str]] = {}
    for reading in readings.values():
        named = words.setdefault(reading.value, [])
        if reading.names["status"] not in named:
            named.append(reading.names["status"])
    label = "%(country)s: %(status)s"
    classes = [
        MeasureClass(value, ", ".join(sorted(words[value])).replace("%", "%%"), label)
        for value in ORDER
        if value in words
    ]
    nothing = MeasureClass(NO_DATA, _("nothing on record"), _("%(country)s: nothing on record"))
    return (*classes, nothing)
