"""The list of events: in two parts, what lies ahead and what is over, or as a month."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.calendars.addresses import calendar_address
from initiatives.calendars.month import Month, MonthsOnRecord
from initiatives.calendars.month_grid import WEEKDAY_HEADS, MonthGrid, month_grid
from initiatives.filters.options import printable
from initiatives.filters.orders import UPCOMING_FIRST
from initiatives.list_query import ListQuery
from initiatives.listing import Listing

MONTH_VIEW = "calendar"
MONTH = "month"


class EventListing(Listing):
    """Events in two parts, unless the reader has chosen another order."""

    view_names: dict[str, str | Promise] = {**Listing.view_names, MONTH_VIEW: gettext_lazy("Month")}

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

    @cached_property
    def grid(self) -> MonthGrid | None:
        """The month as weeks, where one is shown."""
        return None

    @property
    def calendar_url(self) -> str:
        """The same events as a calendar."""
        return calendar_address(self.query, self.path)

    @cached_property
    def complaints(self) -> list[str]:
        """What in the address means nothing here; a month does so in the calendar alone."""
        if not self.filterset.data.get(MONTH) or self.view == MONTH_VIEW:
            return super().complaints
        return [*super().complaints, _("Month: it means something in the view by month alone.")]

    def in_view(self, key: str) -> ListQuery:
        """The same events in another view; only the calendar has months."""
        query = super().in_view(key)
        return query if key == MONTH_VIEW else query.without(MONTH)


class MonthListing(EventListing):
    """The events of one month; links lead to months with events only, so that they come to an end."""

    weekdays = WEEKDAY_HEADS

    @cached_property
    def on_record(self) -> MonthsOnRecord:
        """The months of the events that were found."""
        return MonthsOnRecord.of(self.filterset.narrow())

    @cached_property
    def wanted(self) -> Month | None:
        """The month that the address names."""
        return Month.read(self.filterset.data.get(MONTH, ""))

    @cached_property
    def month(self) -> Month | None:
        """The month that is shown; None where no event was found."""
        if self.wanted and self.on_record.reach_to(self.wanted):
            return self.wanted
        return self.on_record.nearest(self.wanted or Month.of(timezone.localdate()))

    @cached_property
    def records(self) -> list:
        """The events that touch the month, or may."""
        if self.month is None:
            return []
        events = self.filterset.narrow().touching(self.month.first, self.month.last)
        return list(events.order_by("starts_on", "pk"))

    @cached_property
    def grid(self) -> MonthGrid | None:
        """The month as weeks; None where no event was found."""
        return month_grid(self.month, self.records, timezone.localdate()) if self.month else None

    @cached_property
    def groups(self) -> list[dict]:
        """What is known to happen in the month, or in the year, but not when."""
        if not self.month or not self.grid:
            return []
        parts = (
            (_("%(month)s, day not known") % {"month": self.month.label}, self.grid.undated),
            (_("%(year)d, month not known") % {"year": self.month.year}, self.grid.of_year),
        )
        return [self.group(events, heading, _number(len(events))) for heading, events in parts if events]

    @property
    def found(self) -> int:
        """How many events the filters let through, in whichever month."""
        return self.on_record.events

    @property
    def order_text(self) -> str:
        """“4 of them in November 2026”."""
        if not self.month or not self.grid:
            return ""
        parts = {"number": self.grid.number, "month": self.month.label}
        return _("%(number)d of them in %(month)s") % parts

    @cached_property
    def page(self) -> Page:
        """A month is one page."""
        return Paginator(self.records, max(len(self.records), 1)).page(1)

    @property
    def earlier(self) -> dict[str, Any] | None:
        """The nearest month before with events, as a link."""
        return self._link(self.on_record.before(self.month)) if self.month else None

    @property
    def later(self) -> dict[str, Any] | None:
        """The nearest month after with events, as a link."""
        return self._link(self.on_record.after(self.month)) if self.month else None

    def _link(self, month: Month | None) -> dict[str, Any] | None:
        if month is None:
            return None
        return {"label": month.label, "url": self.query.with_value(MONTH, str(month)).address(self.path)}

    @cached_property
    def complaints(self) -> list[str]:
        """What in the address means nothing here, a month before the first or after the last event too."""
        value = self.filterset.data.get(MONTH, "")
        if value and not self.wanted:
            problem = _("Month: “%(value)s” is not a month. Write year and month, such as 2026-11.")
            return [*super().complaints, problem % {"value": printable(value)}]
        if self.wanted and self.month and self.wanted != self.month:
            first, last = self.on_record.months[0], self.on_record.months[-1]
            parts = {"month": self.wanted, "first": first.label, "last": last.label}
            problem = _(
                "Month: %(month)s lies outside of %(first)s to %(last)s, the months with events; "
                "the nearest is shown."
            )
            return [*super().complaints, problem % parts]
        return super().complaints


def _number(number: int) -> str:
    return ngettext("%(number)d event", "%(number)d events", number) % {"number": number}
