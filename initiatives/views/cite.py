"""How to cite a record, as a page and in the forms that reference managers read."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from initiatives.citations.entry import cite_address
from initiatives.citations.forms import CitationForm
from initiatives.citations.page import CitePage
from initiatives.details.common import crumbs_of
from initiatives.models import Record
from initiatives.views.history import PastView

BAD_REQUEST = 400


class CiteView(PastView):
    """The citation of a version: ``?version=2``, the latest without; ``?format=bibtex`` as a file."""

    template_name = "initiatives/cite.html"

    def get_queryset(self) -> QuerySet[Any]:
        """What has a page that the public can read."""
        if issubclass(self.section.model, Record):
            return super().get_queryset()
        return self.section.model._default_manager.published()

    def get_object(self, queryset: QuerySet[Any] | None = None) -> Any:
        """The record as the public knows it; organisations and sources have no versions."""
        if issubclass(self.section.model, Record):
            return super().get_object(queryset)
        return DetailView.get_object(self, queryset)

    def answer(self) -> HttpResponse:
        """The page, or the file; a program that asks for what there is not is told so."""
        page = CitePage(self.object, self.request.GET)
        if page.form is not None:
            return _refusal(page) if page.problems else _file(page, page.form)
        step = {"label": _("Cite"), "url": cite_address(self.object)}
        language = getattr(self.object, "heading_language", "") or getattr(self.object, "language", "")
        crumbs = [*crumbs_of(self.object, lang=language), step]
        context = self.get_context_data(page=page, crumbs=crumbs, heading=str(self.object), language=language)
        return self.render_to_response(context)


def _file(page: CitePage, form: CitationForm) -> HttpResponse:
    response = HttpResponse(form.write(page.entry), content_type=form.content_type)
    if form.key != "text":
        name = f"{page.entry.key}.{form.ending}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _refusal(page: CitePage) -> HttpResponse:
    lines = "".join(f"{name}: {problem}\n" for name, problem in page.problems.items())
    return HttpResponse(lines, content_type="text/plain; charset=utf-8", status=BAD_REQUEST)
