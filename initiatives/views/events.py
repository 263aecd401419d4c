"""The list of events: upcoming first, past below, or month by month; and their calendars."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from initiatives.calendars.addresses import (
    subscription_address,
    wants_calendar,
    without_calendar,
)
from initiatives.calendars.feed import calendar_of_event, calendar_of_list
from initiatives.calendars.listing import MONTH_VIEW, EventListing, MonthListing
from initiatives.standing import Standing
from initiatives.views.details import SectionDetailView
from initiatives.views.lists import SectionListView


def _unless_unchanged(request: HttpRequest, calendar: HttpResponse) -> HttpResponse:
    """The calendar, or 304 to a program that has it already."""
    return conditional_page(lambda _request: calendar)(request)


class EventListView(SectionListView):
    """Events; with ``?format=ics`` as a calendar."""

    template_name = "initiatives/event_list.html"

    def get_listing(self) -> EventListing:
        """Events one after the other, or those of a month."""
        shows_month = self.request.GET.get("view") == MONTH_VIEW
        listing_class = MonthListing if shows_month else EventListing
        return listing_class(self.section, self.request.GET, self.request.path, self.page_size)

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
