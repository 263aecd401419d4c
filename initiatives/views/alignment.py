"""Alignment: how states stand to partners and to each other, and the items behind each number."""

from typing import Any

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from initiatives.alignment.choosing import pair_path
from initiatives.alignment.files import alignment_answer, pair_answer
from initiatives.alignment.heat import HeatView
from initiatives.alignment.items import Kind
from initiatives.alignment.page import PARTNERS, STATES, YEARS, AlignmentPage, alignment_crumbs
from initiatives.alignment.pair import PairPage
from initiatives.alignment.partners import PartnersView
from initiatives.alignment.pictures import PICTURES
from initiatives.alignment.years import YearsView
from initiatives.details.common import citation_text
from initiatives.exports.answer import refusal
from initiatives.exports.forms import CSV, FILES, READING, Form, wanted_forms
from initiatives.filters.alignment import COMPARE
from initiatives.list_query import ListQuery
from initiatives.models import Country, Instrument, Position
from initiatives.pictures.picture import picture_response


class AlignmentView(TemplateView):
    """All states at a glance; the query string is the whole state."""

    template_name = "initiatives/alignment/page.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the same counts as a file."""
        if forms := _forms(request):
            return alignment_answer(request, _heading(), forms)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page that the address asks for."""
        page = AlignmentPage(self.request.GET, self.request.path)
        heading = _heading()
        return super().get_context_data(
            page=page,
            shown=_shown(page),
            heading=heading,
            crumbs=alignment_crumbs(),
            cite=_cite(heading, self.request),
            **kwargs,
        )


class PairView(TemplateView):
    """Two countries item by item, at one address whichever is named first."""

    template_name = "initiatives/alignment/pair.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead from any other order or case to the canonical address."""
        self.countries = _two_countries(kwargs["first"], kwargs["second"])
        path = pair_path(*self.countries)
        if path != request.path:
            query = request.META.get("QUERY_STRING", "")
            return redirect(f"{path}?{query}" if query else path, permanent=True)
        if forms := _forms(request):
            return pair_answer(request, self.countries, forms)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The items that the address asks for."""
        page = PairPage(*self.countries, self.request.GET, self.request.path)
        return super().get_context_data(
            page=page,
            crumbs=alignment_crumbs({"label": page.heading, "url": self.request.path}),
            cite=_cite(page.heading, self.request),
        )


def alignment_picture(request: HttpRequest, drawing: str, kind: str, form: str) -> HttpResponse:
    """The small charts, the table or the years of one kind of item, as a file; a wrong address gives none."""
    page = AlignmentPage(request.GET, reverse("alignment"), with_sources=True)
    if page.filterset.problems:
        return refusal(page.filterset.problems, CSV)
    query = ListQuery.of(page.filterset).with_value("kind", kind)
    if drawing != PARTNERS:
        query = query.with_value(COMPARE, drawing)
    picture = PICTURES[drawing](page, Kind(kind))
    return picture_response(picture, form, query.address(page.path), f"alignment-{drawing}-{kind}")


def _shown(page: AlignmentPage) -> PartnersView | HeatView | YearsView | None:
    """The view that is asked for; of states with states one kind at a time, the first."""
    if page.view == STATES:
        return HeatView(page, page.kinds[0]) if page.kinds else None
    return YearsView(page) if page.view == YEARS else PartnersView(page)


def _heading() -> str:
    return _("How states stand to partners and to each other")


def _forms(request: HttpRequest) -> list[Form]:
    return wanted_forms(request.GET, FILES) if request.method in READING else []


def _two_countries(first: str, second: str) -> tuple[Country, Country]:
    """Two public countries, at least one of the region, in canonical order; raises ``Http404`` for others."""
    codes = sorted({first.upper(), second.upper()})
    found = list(Country.objects.published().filter(iso3__in=codes))
    if len(found) != len((first, second)) or not any(country.is_focus for country in found):
        raise Http404(_("Two countries are compared, of which at least one is a state of the region."))
    low, high = sorted(found, key=lambda country: (not country.is_focus, country.iso3))
    return low, high


def _cite(heading: str, request: HttpRequest) -> str:
    """How to cite a page that is computed from instruments and positions: as of their last publication."""
    latest = [
        model.objects.published().aggregate(latest=Max("last_published_at"))["latest"]
        for model in (Instrument, Position)
    ]
    days = [timezone.localdate(day) for day in latest if day]
    return citation_text(heading, request.get_full_path(), max(days, default=None))
