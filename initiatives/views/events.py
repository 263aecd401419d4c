"""The list of events: upcoming first, past below."""

from initiatives.views.lists import SectionListView


class EventListView(SectionListView):
    """Events."""
