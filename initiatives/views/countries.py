"""The list of states with its map, and the profile of a state."""

from initiatives.views.details import SectionDetailView
from initiatives.views.lists import SectionListView


class CountryListView(SectionListView):
    """States."""


class CountryDetailView(SectionDetailView):
    """The profile of a state, from ``initiatives.profile``."""
