"""The list of events: upcoming first, past below; and their calendars."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import conditional_page

from initiatives.calendars.addresses import (
    calendar_address,
    subscription_address,
    wants_calendar,
    without_calendar,
)
from initiatives.calendars.feed import calendar_of_event, calendar_of_list
from initiatives.filters.orders import UPCOMING_FIRST
from initiatives.listing import Listing
from initiatives.standing import Standing
from initiatives.views.details import SectionDetailView
from initiatives.views.lists import SectionListView


class EventListing(Listing):
    """Events in two parts, unless the reader has chosen another order."""

    @cached_property
    def groups(self) -> list[dict]:
        """What lies ahead, soonest first, then what is over, latest first; each says how much it holds."""
        if self.filterset.order is not UPCOMING_FIRST or not self.records:
            return super().groups
        parts = (
            (_("Upcoming"), [event for event in self.records if event.lies_ahead], self.ahead),
            (_("Past"), [event for event in self.records if not event.lies_ahead], self.found - self.ahead),
        )
        return [self.group(events, heading, _number(number)) for heading, events, number in parts if events]

    @cached_property
    def ahead(self) -> int:
        """How many of the events that were found are not over."""
        return self.filterset.narrow().upcoming(timezone.localdate()).count()

    @property
    def calendar_url(self) -> str:
        """The same events as a calendar."""
        return calendar_address(self.query, self.path)


def _number(number: int) -> str:
    return ngettext("%(number)d event", "%(number)d events", number) % {"number": number}


def _unless_unchanged(request: HttpRequest, calendar: HttpResponse) -> HttpResponse:
    """The calendar, or 304 to a program that has it already."""
    return conditional_page(lambda _request: calendar)(request)


class EventListView(SectionListView):
    """Events; with ``?format=ics`` as a calendar."""

    template_name = "initiatives/event_list.html"
    listing_class = EventListing

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the calendar; a program that asks for what there is not is told so."""
        if not wants_calendar(request.GET):
            return super().get(request, *args, **kwargs)
        listing = EventListing(self.section, without_calendar(request.GET), request.path)
        if listing.complaints:
            return HttpResponseBadRequest(
                "\n".join(listing.complaints), content_type="text/plain; charset=utf-8"
            )
        return _unless_unchanged(request, calendar_of_list(listing.filterset, listing.calendar_url))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list, and how to have it in a calendar."""
        context = super().get_context_data(**kwargs)
        address = context["listing"].calendar_url
        return {**context, "subscribe_url": subscription_address(self.request.get_host(), address)}


class EventDetailView(SectionDetailView):
    """The page of an event; with ``?format=ics`` as a file for a calendar."""

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        """The page or the file; an event that was withdrawn is cancelled in it."""
        if not wants_calendar(self.request.GET):
            return super().render_to_response(context, **response_kwargs)
        standing: Standing | None = context.get("standing")
        answer = calendar_of_event(self.object, withdrawn=standing is not None)
        if answer is None:
            raise Http404(_("The day of this event is not known."))
        return _unless_unchanged(self.request, answer)
