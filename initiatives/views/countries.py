"""The list of states with its map, and the profile of a state."""

from initiatives.profile.listing import ALL_ON_ONE_PAGE, CountryListing
from initiatives.views.details import SectionDetailView
from initiatives.views.lists import SectionListView


class CountryListView(SectionListView):
    """States by subregion, with a map of one measure; all on one page."""

    template_name = "initiatives/country_list.html"
    listing_class = CountryListing
    page_size = ALL_ON_ONE_PAGE


class CountryDetailView(SectionDetailView):
    """The profile of a state, from ``initiatives.profile``."""
