"""Pictures as files: each stands on a page, and is made anew from what is public."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from initiatives.details.dots import described
from initiatives.details.instrument import instrument_context
from initiatives.models import Instrument
from initiatives.pictures.dot_matrix import WIDTH, dot_matrix
from initiatives.pictures.picture import Picture, picture_response
from initiatives.pictures.sources import source_line


def instrument_picture(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The states of an instrument, one mark each."""
    instrument = get_object_or_404(Instrument.objects.for_detail(), slug=slug)
    context: dict[str, Any] = instrument_context(instrument)
    body, height = dot_matrix(context["dots"])
    name = instrument.short_title or instrument.heading
    picture = Picture(
        title=_("%(instrument)s: %(what)s") % {"instrument": name, "what": context["heading"].lower()},
        description=described(context["dots"]),
        width=WIDTH,
        height=height,
        body=body,
        source=source_line(entry.source for entry in context["sources"]),
    )
    return picture_response(picture, form, instrument.get_absolute_url(), f"{slug}-states")
