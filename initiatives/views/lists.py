"""Lists: one filtered query of one section, with its facets."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.generic import TemplateView

from initiatives.exports.answer import list_answer
from initiatives.exports.forms import READING, wanted_forms
from initiatives.linked_data.lists import list_page
from initiatives.listing import PAGE_SIZE, Listing
from initiatives.registry import SECTIONS, Section


class SectionListView(TemplateView):
    """The list of a section; the query string is its whole state, and no query string makes it fail.

    The answer is always the whole page: with scripts, the parts that change are cut out of it.
    """

    section: Section = SECTIONS[0]
    template_name = "initiatives/record_list.html"
    listing_class = Listing
    page_size = PAGE_SIZE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the same list as a file or a feed."""
        forms = wanted_forms(request.GET) if request.method in READING else []
        return (
            list_answer(request, self.section, forms) if forms else super().dispatch(request, *args, **kwargs)
        )

    def get_listing(self) -> Listing:
        """The list that the address asks for."""
        return self.listing_class(self.section, self.request.GET, self.request.path, self.page_size)

    def get_context_data(self, **kwargs) -> dict:
        """The list, and the way back."""
        crumbs = [{"label": self.section.title, "url": self.request.path}]
        listing = self.get_listing()
        return super().get_context_data(
            section=self.section,
            listing=listing,
            crumbs=crumbs,
            canonical_path=listing.canonical_path,
            linked=list_page(listing, str(self.section.lede)),
            **kwargs,
        )
