"""The list of states with its map, and the profile of a state."""

from initiatives.profile import country_context
from initiatives.views.details import SectionDetailView
from initiatives.views.lists import SectionListView


class CountryListView(SectionListView):
    """States."""


class CountryDetailView(SectionDetailView):
    """The profile of a state."""

    template_name = "initiatives/country_detail.html"

    def get_context_data(self, **kwargs):
        """The same context as an editor's preview."""
        return {**super().get_context_data(**kwargs), **country_context(self.object)}
