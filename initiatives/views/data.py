"""The page of the dataset and its files."""

import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from initiatives.models import DatasetVersion
from initiatives.release.page import data_context

TYPES = {
    "csv": "application/zip",
    "json": "application/json",
    "sqlite": "application/vnd.sqlite3",
    "datasette": "application/json",
}


class DataView(TemplateView):
    """The newest version with its terms, and older ones."""

    template_name = "initiatives/data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, and the way back."""
        crumbs = [{"label": _("Data"), "url": self.request.path}]
        return super().get_context_data(crumbs=crumbs, **data_context(), **kwargs)


def data_file(request: HttpRequest, day: str, name: str) -> HttpResponseBase:
    """One file of a version; its name changes with the day, its ETag with the content."""
    try:
        version = DatasetVersion.objects.published().get(day=datetime.date.fromisoformat(day))
    except (ValueError, DatasetVersion.DoesNotExist):
        raise Http404 from None
    file = version.file_named(name)
    if file is None:
        raise Http404
    etag = quote_etag(file["sha256"])
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    content = default_storage.open(f"{version.folder}/{name}")
    response = FileResponse(content, as_attachment=True, filename=name, content_type=TYPES[file["form"]])
    response.headers["ETag"], response.headers["Cache-Control"] = etag, "public, no-cache"
    return response


def newest_file(request: HttpRequest, form: str) -> HttpResponseRedirect:
    """The file of a form in the newest version, for programs that always want the newest."""
    version = DatasetVersion.objects.published().first()
    if version is None:
        raise Http404
    for file in version.files:
        if file["form"] == form:
            return HttpResponseRedirect(reverse("data_file", args=[f"{version.day:%Y-%m-%d}", file["name"]]))
    raise Http404
