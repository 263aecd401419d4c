"""Pictures as files: each stands on a page, and is made anew from what is public."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from initiatives.details.dots import described
from initiatives.details.indicator import indicator_context
from initiatives.details.instrument import instrument_context
from initiatives.details.series import SeriesChart
from initiatives.models import Indicator, Instrument
from initiatives.pictures.dot_matrix import WIDTH, dot_matrix
from initiatives.pictures.line_chart import HEIGHT as HEIGHT_OF_CHART
from initiatives.pictures.line_chart import WIDTH as WIDTH_OF_CHART
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


def indicator_picture(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The series of an indicator, those of the chosen countries before the others."""
    indicator: Indicator = get_object_or_404(Indicator.objects.for_detail(), slug=slug)
    with_partners = request.GET.get("partners") == "1"
    context = indicator_context(indicator, with_partners=with_partners, data=request.GET)
    chart: SeriesChart | None = context["chart"]
    if chart is None or chart.complaints:
        raise Http404(" ".join(chart.complaints) if chart else _("There is no chart of a single year."))
    picture = Picture(
        title=chart.title,
        description=chart.description,
        width=WIDTH_OF_CHART,
        height=HEIGHT_OF_CHART,
        body=context["drawing"],
        source=_("Source: %(publisher)s.") % {"publisher": indicator.publisher},
        note=chart.note,
    )
    query = urlencode([("country", series.code) for series in chart.chosen])
    address = f"{indicator.get_absolute_url()}?{query}" if query else indicator.get_absolute_url()
    return picture_response(picture, form, address, f"{slug}-series")
