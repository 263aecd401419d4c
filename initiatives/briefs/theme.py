"""The brief of a subject: the instruments, what runs and what lies ahead."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.addresses import list_address
from initiatives.briefs.parts import Brief, Line, Part, more_note, present, row_line
from initiatives.choices import InitiativeStatus
from initiatives.models import Event, Initiative, Instrument, Theme
from initiatives.profile.parts import margin
from initiatives.profile.rows import event_row, initiative_row
from initiatives.provenance import SourceRegister

MOST_RECORDS = 12


def theme_brief(theme: Theme) -> Brief:
    """What there is on a subject in the region."""
    register = SourceRegister()
    return Brief(
        kicker=_("Subject"),
        heading=theme.name,
        lede=theme.description,
        path=reverse("theme_brief", args=[theme.slug]),
        page_url=list_address("initiative", theme=theme.slug),
        parts=present(_parts(theme, register)),
        sources=register.entries,
    )


def _parts(theme: Theme, register: SourceRegister) -> Iterator[Part]:
    newest = F("adopted_on").desc(nulls_last=True)
    instruments = Instrument.objects.for_list().filter(themes=theme).order_by(newest, "pk")
    yield _part(_("Instruments"), instruments, lambda its: _instrument_line(its, register))
    newest = F("started_on").desc(nulls_last=True)
    running = Initiative.objects.for_list().filter(themes=theme, status=InitiativeStatus.ONGOING)
    initiatives = running.order_by(newest, "pk")
    yield _part(_("Initiatives under way"), initiatives, lambda its: row_line(initiative_row(its, register)))
    events = Event.objects.for_list().filter(themes=theme).upcoming(timezone.localdate())
    yield _part(_("Events ahead"), events, lambda its: row_line(event_row(its, register)))


def _part(heading: str, records: QuerySet, line_of: Callable[[Any], Line]) -> Part:
    """The first records, and how many more there are."""
    lines = [line_of(record) for record in records[:MOST_RECORDS]]
    return Part(heading, lines, more_note(max(records.count() - MOST_RECORDS, 0)))


def _instrument_line(instrument: Instrument, register: SourceRegister) -> Line:
    count = getattr(instrument, "state_count", None) or 0
    states = ngettext(
        "%(count)d state of the region takes part", "%(count)d states of the region take part", count
    )
    kind = str(instrument.get_kind_display())
    return Line(
        instrument.heading,
        label_lang=instrument.heading_language,
        url=instrument.get_absolute_url(),
        value=f"{kind} · {states % {'count': count}}" if count else kind,
        text=instrument.summary,
        provenance=margin(register, instrument),
    )
