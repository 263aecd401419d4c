"""The gallery of components: all of them on one page, for those who build and for checks in a browser."""

from typing import Any

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from initiatives.corrections.form import CorrectionForm
from portal.views import gallery_samples


class ComponentGallery(TemplateView):
    """Shows every component with sample data of the catalogue; no record of the database is read."""

    template_name = "components/gallery.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the samples, and a long list for the pager."""
        return super().get_context_data(
            **kwargs,
            crumbs=[{"label": "Components", "url": self.request.path}],
            form=CorrectionForm(gallery_samples.REPORT, now=0),
            page=Paginator(range(200), 20).get_page(5),
            **gallery_samples.SAMPLES,
        )
