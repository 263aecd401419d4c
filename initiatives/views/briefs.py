"""Delegates' briefs: one page of HTML and one small style sheet, for paper and without a network."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.views.generic import DetailView

from initiatives.briefs.country import country_brief
from initiatives.briefs.parts import Brief
from initiatives.briefs.theme import theme_brief
from initiatives.briefs.topic import topic_brief
from initiatives.models import Country, LegalTopic, Theme


class BriefView(DetailView):
    """The brief of one thing, by its key; only what is public has one."""

    template_name = "initiatives/brief/page.html"
    build: Callable[[Any], Brief]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The brief."""
        return super().get_context_data(brief=type(self).build(self.object), **kwargs)


class CountryBriefView(BriefView):
    """The brief of a country."""

    build = staticmethod(country_brief)

    def get_queryset(self) -> QuerySet[Country]:
        """Public countries."""
        return Country.objects.for_detail()


class TopicBriefView(BriefView):
    """The brief of a question of law."""

    model = LegalTopic
    build = staticmethod(topic_brief)


class ThemeBriefView(BriefView):
    """The brief of a subject."""

    model = Theme
    build = staticmethod(theme_brief)
