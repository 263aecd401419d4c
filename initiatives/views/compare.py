"""Countries side by side, at one address for each set of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.views.generic import TemplateView

from initiatives.compare.page import ComparePage, compare_crumbs
from initiatives.exports.answer import compare_answer
from initiatives.exports.forms import FILES, READING, wanted_forms


class CompareView(TemplateView):
    """A comparison; permutations, duplicates and small letters lead to its one address."""

    template_name = "initiatives/compare/page.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the same rows as a file."""
        forms = wanted_forms(request.GET, FILES) if request.method in READING else []
        return compare_answer(request, forms) if forms else super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or where it is; an address in which something means nothing is answered with that."""
        page = ComparePage(request.GET, request.path)
        if not page.problems and request.get_full_path() != page.canonical_address:
            return HttpResponsePermanentRedirect(page.canonical_address)
        return self.render_to_response(
            self.get_context_data(page=page, canonical_path=page.canonical_address, crumbs=compare_crumbs())
        )
