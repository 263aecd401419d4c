"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from portal.search.page import SearchPage
from portal.search.suggestions import suggestions


class SearchView(TemplateView):
    """Everything that is published, by words; no query string makes it fail.

    Crawlers are asked not to keep it, for what it shows stands at its own address.
    """

    template_name = "portal/search/results.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, kept out of search engines."""
        response = super().get(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, and the way back."""
        crumbs = [{"label": pgettext("public pages", "Search"), "url": self.request.path}]
        page = SearchPage(self.request.GET, self.request.path)
        return super().get_context_data(search=page, crumbs=crumbs, **kwargs)


class SuggestionsView(TemplateView):
    """A fragment for the search boxes: links to records whose titles hold the words so far."""

    template_name = "portal/search/suggestions.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The fragment, kept out of search engines."""
        response = super().get(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The records."""
        return super().get_context_data(suggestions=suggestions(self.request.GET.get("q", "")), **kwargs)
