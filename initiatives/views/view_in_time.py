"""How the view of a state on a question of law moved."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from initiatives.details.view_in_time import view_address, view_context
from initiatives.models import Country, LegalTopic


class ViewInTimeView(TemplateView):
    """One country, one question, its texts in time; a code in small letters leads to the address."""

    template_name = "initiatives/view_in_time.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, for public countries and known questions only."""
        country: Country = get_object_or_404(Country.objects.published(), iso3=kwargs["code"].upper())
        topic = get_object_or_404(LegalTopic, slug=kwargs["topic"])
        if kwargs["code"] != country.iso3:
            return HttpResponsePermanentRedirect(view_address(country, topic))
        return self.render_to_response(view_context(country, topic))
