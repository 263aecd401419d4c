"""Pages of single records, organisations and sources."""

from typing import Any

from django.utils.module_loading import import_string
from django.views.generic import DetailView

from initiatives.details.indicator import indicator_context
from initiatives.registry import SECTIONS, Section

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
    """The page of one record of a section."""

    section: Section = SECTIONS[0]
    context_object_name = "record"

    def get_queryset(self):
        """Published rows only."""
        return self.section.model.objects.for_detail()

    def get_context_data(self, **kwargs):
        """The same context as an editor's preview."""
        return {**super().get_context_data(**kwargs), **self.record_context()}

    def record_context(self) -> dict[str, Any]:
        """What the page shows; views with choices in their query add them here."""
        return detail_context(self.object)


class IndicatorDetailView(SectionDetailView):
    """The page of an indicator, where ``?partners=1`` adds the partners to the states."""

    def record_context(self) -> dict[str, Any]:
        """The values that were asked for."""
        return indicator_context(self.object, with_partners=self.request.GET.get("partners") == "1")
