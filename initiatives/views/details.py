"""Pages of single records, organisations and sources."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.module_loading import import_string
from django.views.generic import DetailView

from initiatives.details.indicator import indicator_context
from initiatives.linked_data.pages import record_page
from initiatives.merging.redirects import kept_in_place_of
from initiatives.registry import SECTIONS, Section
from initiatives.standing import Standing, standing_of

CONTEXTS = {
    "country": "initiatives.profile.page.country_context",
    "policy": "initiatives.details.policy.policy_context",
    "institution": "initiatives.details.institution.institution_context",
    "instrument": "initiatives.details.instrument.instrument_context",
    "position": "initiatives.details.position.position_context",
    "initiative": "initiatives.details.initiative.initiative_context",
    "event": "initiatives.details.event.event_context",
    "indicator": "initiatives.details.indicator.indicator_context",
    "organisation": "initiatives.details.organisation.organisation_context",
    "source": "initiatives.details.source.source_context",
}


def detail_context(record) -> dict[str, Any]:
    """What the page of a record shows, saved or not; an editor's preview shows the same."""
    return import_string(CONTEXTS[record._meta.model_name])(record)


class SectionDetailView(DetailView):
    """The page of one record of a section, or what readers find where it was taken from the public."""

    section: Section = SECTIONS[0]
    context_object_name = "record"
    is_its_own_page = True  # and not one about its past

    def get(self, request, *args, **kwargs):
        """The record, the same under a notice once withdrawn, or that it is gone and where to."""
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            kept = kept_in_place_of(self.section.model, kwargs["slug"])
            if kept is not None:
                return HttpResponsePermanentRedirect(kept.get_absolute_url())
            standing = standing_of(self.section.model, kwargs["slug"])
            if standing is None:
                raise
            return self.answer_removed(standing)

    def answer_removed(self, standing: Standing) -> HttpResponse:
        """The answer for a record that a removal has taken away."""
        if standing.successor_url:
            return HttpResponsePermanentRedirect(standing.successor_url)
        if standing.record is None:
            context = {"standing": standing, "section": self.section}
            return TemplateResponse(self.request, "410.html", context, status=HTTPStatus.GONE)
        self.object = standing.record
        return self.render_to_response({**self.get_context_data(), "standing": standing})

    def get_queryset(self):
        """Published rows only."""
        return self.section.model.objects.for_detail()

    def get_context_data(self, **kwargs):
        """The same context as an editor's preview."""
        linked = record_page(self.object) if self.is_its_own_page else None
        return {**super().get_context_data(**kwargs), "linked": linked, **self.record_context()}

    def record_context(self) -> dict[str, Any]:
        """What the page shows; views with choices in their query add them here."""
        return detail_context(self.object)


class IndicatorDetailView(SectionDetailView):
    """The page of an indicator: ``?partners=1`` adds the partners, ``?country=BRA`` chooses for the chart."""

    def record_context(self) -> dict[str, Any]:
        """The values that were asked for."""
        with_partners = self.request.GET.get("partners") == "1"
        return indicator_context(self.object, with_partners=with_partners, data=self.request.GET)
