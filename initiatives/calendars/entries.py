"""One event as an entry of a calendar (RFC 5545)."""

import datetime
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from initiatives.calendars.days import days_of
from initiatives.calendars.stages import Stage
from initiatives.choices import EventFormat
from initiatives.models import Event
from initiatives.rows.international import place_text
from initiatives.rows.parts import names_text
from initiatives.templatetags.partial_dates import format_partial_range

CONFIRMED, CANCELLED = "CONFIRMED", "CANCELLED"


def full_address(path: str) -> str:
    """An address that stands alone."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def plain(text: str) -> str:
    """A text without the control characters that calendars do not allow."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")


def identity_of(event: Event) -> str:
    """The name of the entry for ever: a key is never changed, whatever else is."""
    return f"{event.slug}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}"


def entry_of(event: Event, stage: Stage) -> icalendar.Event | None:
    """A public event as an entry of whole days; None where its first day is not known.

    The time of the entry is that of its last change, so that the same event gives the same bytes.
    """
    entry = _bare_entry(event, stage, CONFIRMED)
    if entry is None:
        return None
    if place := _place(event):
        entry.add("location", plain(place))
    entry.add("description", plain(description_of(event)))
    categories = [str(theme) for theme in event.themes.all()]
    entry.add("categories", [plain(name) for name in (*categories, capfirst(event.get_kind_display()))])
    return entry


def cancelled_entry_of(event: Event, stage: Stage) -> icalendar.Event | None:
    """An event that was withdrawn, by the facts that calendars need to strike it out."""
    entry = _bare_entry(event, stage, CANCELLED)
    if entry is not None:
        entry.add("description", _("Withdrawn from the catalogue; its page says why."))
    return entry


def _bare_entry(event: Event, stage: Stage, status: str) -> icalendar.Event | None:
    days = days_of(event.starts_on, event.ends_on)
    if days is None:
        return None
    entry = icalendar.Event()
    entry.add("uid", identity_of(event))
    entry.add("sequence", stage.sequence)
    for name in ("dtstamp", "last-modified"):
        entry.add(name, stage.changed_at.astimezone(datetime.UTC))
    entry.add("dtstart", days.first)
    entry.add("dtend", days.until)
    entry.add("summary", plain(event.heading), parameters={"LANGUAGE": event.heading_language})
    entry.add("status", status)
    entry.add("transp", "TRANSPARENT")  # what is said of an event of others takes nobody's time
    entry.add("url", full_address(event.get_absolute_url()))
    return entry


def _place(event: Event) -> str:
    """“Santiago, Chile”; what is held online alone says so."""
    place = place_text(event)
    return place or (str(event.get_format_display()) if event.format == EventFormat.ONLINE else "")


def description_of(event: Event) -> str:
    """What it is, who holds it, on which sources that rests and when it was checked, a paragraph each."""
    organisers = names_text(event.organisers.all())
    sources = [
        f"{citation.source.title} ({citation.source.publisher}) {citation.source.url}".strip()
        for citation in event.citations.all()
    ]
    parts = [
        event.summary,
        _end_not_known(event),
        _("Organised by %(names)s.") % {"names": organisers} if organisers else "",
        _("Sources: %(sources)s") % {"sources": "; ".join(sources)} if sources else "",
        _("Last checked: %(day)s. %(address)s")
        % {"day": event.verified_on, "address": full_address(event.get_absolute_url())},
    ]
    return "\n\n".join(part for part in parts if part)


def _end_not_known(event: Event) -> str:
    if event.ends_on is None or event.ends_on.precision == "day":
        return ""
    when = format_partial_range(event.starts_on, event.ends_on)
    return _("The last day is not known: %(when)s.") % {"when": when}
