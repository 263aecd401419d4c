"""The timeline of everything dated."""

from typing import Any

from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from initiatives.timeline.page import TimelinePage


class TimelineView(TemplateView):
    """Dated things of all types; the query string is the whole state."""

    template_name = "initiatives/timeline/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, and the way back."""
        crumbs = [{"label": _("Timeline"), "url": self.request.path}]
        page = TimelinePage(self.request.GET, self.request.path)
        return super().get_context_data(page=page, crumbs=crumbs, **kwargs)
