"""The list of events: upcoming first, past below."""

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.filters.orders import UPCOMING_FIRST
from initiatives.listing import Listing
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


def _number(number: int) -> str:
    return ngettext("%(number)d event", "%(number)d events", number) % {"number": number}


class EventListView(SectionListView):
    """Events."""

    listing_class = EventListing
