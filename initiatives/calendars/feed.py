"""The events of a list as a calendar that readers subscribe to, and one event as a file to add."""

import datetime
from collections.abc import Iterable

import icalendar
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from initiatives.calendars.days import with_days
from initiatives.calendars.entries import cancelled_entry_of, entry_of, full_address, plain
from initiatives.calendars.stages import stages_of
from initiatives.calendars.withdrawn import as_last_public
from initiatives.facets import chips_of
from initiatives.filters import EventFilterSet
from initiatives.history.public import withdrawn_records
from initiatives.models import Event

CONTENT_TYPE = "text/calendar; charset=utf-8"
MOST_ENTRIES = 2000  # the newest; some calendars refuse files of more than a megabyte or so
READ_AGAIN_AFTER = datetime.timedelta(hours=12)
PRODUCT = "-//Cyber diplomacy in Latin America and the Caribbean//Events//EN"


def calendar_of_list(filterset: EventFilterSet, address: str) -> HttpResponse:
    """The events that pass the filters, withdrawn ones cancelled; a fixed number of queries.

    ``address`` is that of the feed itself, without the host.
    """
    events = filterset.narrow()
    entries = _entries(with_days(events).order_by("-starts_on", "pk"), cancelled=False)
    withdrawn = EventFilterSet(filterset.data, withdrawn_records(Event)).narrow()
    entries += _entries(with_days(withdrawn).order_by("-starts_on", "pk"), cancelled=True)
    filters = "; ".join(f"{chip.group}: {chip.value}" for chip in chips_of(filterset, ""))
    calendar = _calendar(_("Events"), filters)
    description = plain(" ".join(_description(filters, events)))
    calendar.add("description", description)
    calendar.add("x-wr-caldesc", icalendar.vText(description))
    calendar.add("source", icalendar.vUri(full_address(address)), parameters={"VALUE": "URI"})
    return _answer(calendar, entries, "events", attached=False)


def calendar_of_event(event: Event, withdrawn: bool = False) -> HttpResponse | None:
    """One event as a file; None where its first day is not known."""
    stage = stages_of([event.pk])[event.pk]
    entry = (cancelled_entry_of if withdrawn else entry_of)(event, stage)
    if entry is None:
        return None
    return _answer(_calendar(event.heading), [entry], event.slug, attached=True)


def _entries(events, cancelled: bool) -> list[icalendar.Event]:
    found = list(events[:MOST_ENTRIES])
    stages = stages_of(event.pk for event in found)
    if cancelled:
        found = as_last_public(found)
    make = cancelled_entry_of if cancelled else entry_of
    entries = (make(event, stages[event.pk]) for event in found if event.pk in stages)
    return [entry for entry in entries if entry is not None]


def _description(filters: str, events) -> list[str]:
    """Which events these are, and how many cannot stand on a day."""
    without = events.count() - with_days(events).count()
    sentences = [filters or _("All events.")]
    if without:
        left_out = ngettext(
            "%(number)d event is left out, for its day is not known.",
            "%(number)d events are left out, for their days are not known.",
            without,
        )
        sentences.append(left_out % {"number": without})
    return sentences


def _calendar(name: str, filters: str = "") -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    full_name = plain(" · ".join(filter(None, [name, filters, settings.WAGTAIL_SITE_NAME])))
    language = {"LANGUAGE": get_language() or settings.LANGUAGE_CODE}
    calendar.add("name", full_name, parameters=language)  # RFC 7986; the next is what most programs read
    calendar.add("x-wr-calname", icalendar.vText(full_name))
    calendar.add("refresh-interval", READ_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(READ_AGAIN_AFTER))
    return calendar


def _answer(
    calendar: icalendar.Calendar, entries: Iterable[icalendar.Event], name: str, attached: bool
) -> HttpResponse:
    for entry in entries:
        calendar.add_component(entry)
    if not calendar.subcomponents:
        calendar.add_component(_universal_time())
    response = HttpResponse(calendar.to_ical(), content_type=CONTENT_TYPE)
    kind = "attachment" if attached else "inline"
    response.headers["Content-Disposition"] = f'{kind}; filename="{name}.ics"'
    return response


def _universal_time() -> icalendar.Timezone:
    """A part that says nothing: without any, a calendar would not be valid (RFC 5545, 3.6)."""
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1970, 1, 1))  # noqa: DTZ001  local time, by RFC 5545, 3.6.5
    standard.add("tzoffsetfrom", datetime.timedelta())
    standard.add("tzoffsetto", datetime.timedelta())
    zone = icalendar.Timezone()
    zone.add("tzid", "UTC")
    zone.add_component(standard)
    return zone
