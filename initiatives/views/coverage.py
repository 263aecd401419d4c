"""The board of coverage: country by question."""

from typing import Any

from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from initiatives.coverage.page import CoveragePage, coverage_crumbs


class CoverageView(TemplateView):
    """What is found, sought in vain, not applicable and not researched; all of it by the query string."""

    template_name = "initiatives/coverage/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page that the address asks for."""
        return super().get_context_data(
            page=CoveragePage(self.request.GET, self.request.path),
            heading=_("What we know, and what we do not"),
            crumbs=coverage_crumbs(),
            **kwargs,
        )
