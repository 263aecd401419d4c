"""What was published, changed or withdrawn, as a page and as a feed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from django.views.generic import TemplateView

from initiatives.changes.feed import ChangesFeed
from initiatives.changes.page import ATOM, ChangesPage


@method_decorator(conditional_page, name="dispatch")
class ChangesView(TemplateView):
    """The changes that the query string asks for; with ``?format=atom`` as a feed."""

    template_name = "initiatives/changes/page.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page or the feed."""
        if request.GET.get("format") == ATOM:
            return ChangesFeed()(request)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, and the way back."""
        crumbs = [{"label": _("Changes"), "url": self.request.path}]
        page = ChangesPage(self.request.GET, self.request.path)
        return super().get_context_data(
            page=page, links=[{"label": _("Atom feed"), "url": page.feed_url}], crumbs=crumbs, **kwargs
        )
