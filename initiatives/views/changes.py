"""What was published, changed or withdrawn, as a page, as files and as a feed."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from django.views.generic import TemplateView

from initiatives.changes.export import changes_answer
from initiatives.changes.feed import ChangesFeed
from initiatives.changes.page import ChangesPage
from initiatives.exports.forms import ATOM, READING, wanted_forms


@method_decorator(conditional_page, name="dispatch")
class ChangesView(TemplateView):
    """The changes that the query string asks for; with ``?format=`` as a file or a feed."""

    template_name = "initiatives/changes/page.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, a file or the feed."""
        forms = wanted_forms(request.GET) if request.method in READING else []
        if forms == [ATOM]:
            return ChangesFeed()(request)
        if forms:
            return changes_answer(request, _("Changes"), forms)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, and the way back."""
        crumbs = [{"label": _("Changes"), "url": self.request.path}]
        page = ChangesPage(self.request.GET, self.request.path)
        return super().get_context_data(page=page, crumbs=crumbs, **kwargs)
