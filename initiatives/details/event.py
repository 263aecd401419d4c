"""The page of an event."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.calendars.days import CALENDAR, days_of
from initiatives.details.common import (
    Head,
    checked_row,
    heading_of,
    link_row,
    links_row,
    page_context,
    public_related,
    record_citation,
)
from initiatives.details.policy import title_row
from initiatives.details.related import Parties, record_links, theme_links
from initiatives.models import Event
from initiatives.profile.parts import margin
from initiatives.provenance import SourceRegister


def event_context(event: Event) -> dict[str, Any]:
    """When and where it is, who holds it, and which states take part or are concerned."""
    register = SourceRegister()
    provenance = margin(register, event)
    head = Head(
        heading=heading_of(event),
        lang=event.heading_language,
        kicker=str(event.get_kind_display()),
        lede=event.summary,
        cite=record_citation(event),
    )
    ledger = [
        title_row(event),
        {"label": _("When"), "start": event.starts_on, "end": event.ends_on, "text": _("Not researched yet")},
        *_place_rows(event),
        {"label": _("Format"), "text": event.get_format_display()} if event.format else None,
        links_row(_("Subjects"), theme_links("event", event.themes.all())),
        link_row(_("Website"), event.url, _("Website")),
        checked_row(provenance),
    ]
    parties = [
        Parties(_("Organised by"), record_links(event.organisers.all())),
        Parties(_("States that take part or are concerned"), record_links(event.countries.all())),
    ]
    context = page_context(event, head, ledger, register, provenance=provenance, parties=parties)
    if event.pk and event.live and days_of(event.starts_on, event.ends_on):
        link = {"label": _("Add to calendar"), "url": f"{event.get_absolute_url()}?format={CALENDAR}"}
        context["links"].insert(0, link)
    return context


def _place_rows(event: Event) -> list[dict[str, Any]]:
    """The city as text and its state as a link; an event that is held online has neither."""
    country = public_related(event, "country")
    rows: list[dict[str, Any]] = []
    if event.city:
        rows.append({"label": _("City"), "text": event.city})
    if country:
        rows.append({"label": _("Country"), "url": country.get_absolute_url(), "text": country.heading})
    if not rows and event.format != "online":
        rows.append({"label": _("Where"), "text": _("Not researched yet")})
    return rows
