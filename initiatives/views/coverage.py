"""The board of coverage: country by question."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from initiatives.coverage.export import coverage_answer
from initiatives.coverage.page import CoveragePage, coverage_crumbs
from initiatives.exports.forms import FILES, READING, wanted_forms


class CoverageView(TemplateView):
    """What is found, sought in vain, not applicable and not researched; all of it by the query string."""

    template_name = "initiatives/coverage/page.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the same cells as a file."""
        forms = wanted_forms(request.GET, FILES) if request.method in READING else []
        if forms:
            return coverage_answer(request, _("Coverage"), forms)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page that the address asks for."""
        return super().get_context_data(
            page=CoveragePage(self.request.GET, self.request.path),
            heading=_("What we know, and what we do not"),
            crumbs=coverage_crumbs(),
            **kwargs,
        )
