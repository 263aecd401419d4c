"""The matrix of positions: country by question of law."""

from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from initiatives.details.common import citation_text
from initiatives.exports.answer import matrix_answer
from initiatives.exports.forms import FILES, READING, query_of_file, wanted_forms
from initiatives.list_query import ListQuery
from initiatives.matrix_page import MatrixPage, matrix_crumbs
from initiatives.models import Position


class MatrixView(TemplateView):
    """Who says what on international law; the query string is the whole state."""

    template_name = "initiatives/position_matrix.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the same cells as a file."""
        forms = wanted_forms(request.GET, FILES) if request.method in READING else []
        if forms:
            return matrix_answer(request, _("Who says what on international law"), forms)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page that the address asks for."""
        heading = _("Who says what on international law")
        changed_at = Position.objects.published().aggregate(latest=Max("last_published_at"))["latest"]
        changed_on = timezone.localdate(changed_at) if changed_at else None
        page = MatrixPage(self.request.GET, self.request.path)
        return super().get_context_data(
            page=page,
            canonical_path=query_of_file(ListQuery.of(page.filterset)).address(self.request.path),
            heading=heading,
            crumbs=matrix_crumbs(),
            cite=citation_text(heading, self.request.get_full_path(), changed_on),
            **kwargs,
        )
