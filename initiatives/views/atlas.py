"""The map with its measures, as a page and as a picture."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from initiatives.atlas.page import AtlasPage
from initiatives.pictures.links import picture_links
from initiatives.pictures.picture import Picture, picture_response
from initiatives.pictures.region import map_size, region_picture


class AtlasView(TemplateView):
    """One measure of the region on the map, in words and as a table; the query says which."""

    template_name = "initiatives/atlas/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, its picture, and the way back."""
        page = AtlasPage(self.request.GET, self.request.path)
        return super().get_context_data(
            page=page,
            picture=picture_links("map_picture", query=urlencode({"measure": page.measure.key})),
            crumbs=[{"label": _("Map"), "url": self.request.path}],
            **kwargs,
        )


def map_picture(request: HttpRequest, form: str) -> HttpResponse:
    """The map alone; there is none of a measure that there is not."""
    page = AtlasPage(request.GET)
    if page.kind is None:
        raise Http404(" ".join(page.complaints))
    measure = page.measure
    body, height = region_picture(measure)
    address = request.path.rsplit("/", 1)[0] + "/?" + urlencode({"measure": measure.key})
    picture = Picture(
        title=measure.title,
        description=" ".join(f"{state['label']}." for state in measure.states.values()),
        width=map_size()[0],
        height=height,
        body=body,
        source=_source(page),
    )
    return picture_response(picture, form, address, f"map-{measure.key}")


def _source(page: AtlasPage) -> str:
    """Whose values these are; a map of records rests on as many sources as there are records."""
    if page.kind and page.kind.publisher:
        return _("Source: %(publisher)s.") % {"publisher": page.kind.publisher}
    return _("Sources: the records at the address below, each with its own.")
