"""The timeline of a profile: all dated records, the newest first, as precisely as they are known."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import Event, Initiative, Institution, Participation
from initiatives.partial_date import PartialDate
from initiatives.profile.facts import name_with_acronym
from initiatives.profile.records import CountryRecords

IN_SIGHT = 12


@dataclass(frozen=True)
class Moment:
    """One dated line, in the shape of ``dated_row.html``; ``far`` is what lies ahead."""

    start: PartialDate
    heading: str
    url: str
    kicker: str
    end: PartialDate | None = None
    lang: str = ""
    text: str = ""
    far: bool = False


@dataclass(frozen=True)
class Decade:
    """Moments of one decade that are folded."""

    label: str
    moments: list[Moment]


@dataclass(frozen=True)
class Timeline:
    """The newest moments in sight, the earlier ones folded by decade."""

    moments: list[Moment] = field(default_factory=list)
    decades: list[Decade] = field(default_factory=list)

    @property
    def count(self) -> int:
        """All moments."""
        return len(self.moments) + sum(len(decade.moments) for decade in self.decades)


def build_timeline(records: CountryRecords, today: datetime.date | None = None) -> Timeline:
    """All records that have a date; equal dates stand in the order of their headings."""
    today = today or timezone.localdate()
    moments = [_moment(record, record.date, today) for record in records.all_records() if record.date]
    moments.sort(key=lambda moment: moment.heading)
    moments.sort(key=lambda moment: str(moment.start), reverse=True)
    return fold_decades(moments)


def fold_decades(moments: list[Moment]) -> Timeline:
    """Leave the newest in sight; fold the rest by decade, but never a single one."""
    if len(moments) <= IN_SIGHT + 1:
        return Timeline(moments)
    earlier = groupby(moments[IN_SIGHT:], key=lambda moment: moment.start.year // 10)
    decades = [_decade(list(rows)) for _number, rows in earlier]
    return Timeline(moments[:IN_SIGHT], decades)


def _decade(moments: list[Moment]) -> Decade:
    first, last = moments[-1].start.year, moments[0].start.year
    years = str(first) if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    count = ngettext("%(count)d record", "%(count)d records", len(moments)) % {"count": len(moments)}
    return Decade(f"{years}: {count}", moments)


def _moment(record, date: PartialDate, today: datetime.date) -> Moment:
    if isinstance(record, Participation):
        return _participation_moment(record, date, today)
    is_body = isinstance(record, Institution)
    return Moment(
        start=date,
        end=record.ends_on if isinstance(record, Event) else None,
        heading=name_with_acronym(record) if is_body else record.heading,
        url=record.get_absolute_url(),
        kicker=str(record.get_kind_display()),
        lang=record.heading_language,
        text=_what_happened(record),
        far=date.earliest > today,
    )


def _what_happened(record) -> str:
    """What the date stands for, where the kind does not say it."""
    words: dict[type, Callable[[], str]] = {
        Institution: lambda: _("planned") if record.is_planned else _("set up"),
        Initiative: lambda: _("begun"),
    }
    return words[type(record)]() if type(record) in words else ""


def _participation_moment(row: Participation, date: PartialDate, today: datetime.date) -> Moment:
    instrument = row.instrument
    return Moment(
        start=date,
        heading=f"{instrument.short_title or instrument.heading}: {row.get_status_display().lower()}",
        url=instrument.get_absolute_url(),
        kicker=str(instrument.get_kind_display()),
        text=row.note,
        far=date.earliest > today,
    )
