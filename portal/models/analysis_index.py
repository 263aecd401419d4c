"""The list of articles."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from initiatives.narrative_figures import compute, fill, names_in
from portal.blocks import StandardBody
from portal.models.article import ArticlePage
from portal.models.narrative_page import NarrativePage


class AnalysisIndexPage(NarrativePage):
    """All articles, the latest first."""

    body = StreamField(StandardBody(), verbose_name=_("body"), blank=True)

    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.ArticlePage"]
    max_count = 1
    template = "portal/analysis_index_page.html"

    class Meta:
        """There is one."""

        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the articles that are public."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "articles": self.article_rows(request)}

    def article_rows(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Each article as a dated row, its figures computed once for all."""
        articles = list(ArticlePage.objects.child_of(self).live().public().order_by("-written_on", "-pk"))
        numbers = compute(name for article in articles for name in names_in(article.lede))
        return [
            {
                "date": article.written_on,
                "kicker": article.authors,
                "heading": article.title,
                "url": article.get_url(request),
                "text": fill(article.lede, numbers),
            }
            for article in articles
        ]
