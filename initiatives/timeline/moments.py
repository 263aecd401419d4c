"""Dated rows as they are told: what happened, to what, where, and on which source that rests."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from initiatives.adoption import date_word
from initiatives.details.common import public_related
from initiatives.models import Institution, Instrument, Participation, Policy
from initiatives.partial_date import PartialDate
from initiatives.profile.facts import name_with_acronym
from initiatives.provenance import Provenance, list_provenance
from initiatives.rows.international import place_text
from initiatives.timeline.query import Found


@dataclass(frozen=True)
class Moment:
    """One line; ``far`` is what lies ahead."""

    start: PartialDate
    kicker: str
    heading: str
    url: str
    lang: str
    text: str
    provenance: Provenance
    end: PartialDate | None = None
    prefix: str = ""
    far: bool = False


@dataclass(frozen=True)
class Year:
    """The moments of one year on a page."""

    number: int
    moments: list[Moment]

    @property
    def anchor(self) -> str:
        """Where the year stands on the page."""
        return f"year-{self.number}"


def years_of(found: list[Found], rows: dict[tuple[str, int], Any], today: datetime.date) -> list[Year]:
    """The moments of a page by year; states that did the same on one day stand in one line."""
    told = groupby(found, key=lambda moment: (moment.stream, moment.at, moment.about))
    moments = [
        line
        for _same, group in told
        for line in _lines([(its, rows[its.stream, its.key]) for its in group], today)
    ]
    return [
        Year(number, list(group)) for number, group in groupby(moments, key=lambda moment: moment.start.year)
    ]


def _lines(group: list[tuple[Found, Any]], today: datetime.date) -> Iterable[Moment]:
    first, record = group[0]
    if not isinstance(record, Participation):
        return [_record_moment(first, record, today)]
    by_status: dict[str, list[Participation]] = {}
    for _found, row in group:
        by_status.setdefault(row.status, []).append(row)
    return [_participation_moment(first, rows, today) for rows in by_status.values()]


def _record_moment(found: Found, record: Any, today: datetime.date) -> Moment:
    heading, lang = _heading(record)
    country = public_related(record, "country") if hasattr(record, "country_id") else None
    far = found.date.earliest > today
    is_event = found.stream == "events"
    return Moment(
        start=found.date,
        end=record.ends_on if is_event else None,
        kicker=str(record.get_kind_display()),
        prefix=country.heading if country and not is_event else "",
        heading=heading,
        lang=lang,
        url=record.get_absolute_url(),
        text=_what_happened(found.stream, record, far),
        provenance=list_provenance(record),
        far=far,
    )


def _heading(record: Any) -> tuple[str, str]:
    """The name by which a record is known, and its language."""
    if isinstance(record, Institution):
        return name_with_acronym(record), record.heading_language
    short = record.short_title if isinstance(record, Instrument) else ""
    return (short, "en") if short else (record.heading, record.heading_language)


def _what_happened(stream: str, record: Any, far: bool) -> str:
    """What the date stands for."""
    words: dict[str, Callable[[], str]] = {
        "policies": lambda: date_word(record) if isinstance(record, Policy) else "",
        "institutions": lambda: _("planned") if record.is_planned else _("set up"),
        "instruments": lambda: _("adopted"),
        "in-force": lambda: _("to come into force") if far else _("in force from this day"),
        "positions": lambda: _("delivered"),
        "starts": lambda: _("to begin") if far else _("begun"),
        "ends": lambda: _("to end") if far else _("ended"),
        "events": lambda: place_text(record),
    }
    return words[stream]()


def _participation_moment(found: Found, rows: list[Participation], today: datetime.date) -> Moment:
    """“Paris Call: supporter: Chile, Mexico”; the margin is that of the first of them."""
    instrument = rows[0].instrument
    heading, lang = _heading(instrument)
    states = sorted(row.country.heading for row in rows)
    note = rows[0].note if len(rows) == 1 else ""
    status = str(rows[0].get_status_display())
    return Moment(
        start=found.date,
        kicker=str(instrument.get_kind_display()),
        heading=heading,
        lang=lang,
        url=instrument.get_absolute_url(),
        text=": ".join([status, ", ".join(states)]) + (f" ({note})" if note else ""),
        provenance=list_provenance(rows[0]),
        far=found.date.earliest > today,
    )
