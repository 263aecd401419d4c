"""Articles: analyses in the editors' own words that rest on records of the catalogue."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from initiatives.details.common import date_row
from initiatives.details.related import count_of_records
from portal.blocks import ArticleBody
from portal.models.narrative_page import NarrativePage
from portal.page_parts import PagePart


class ArticlePage(NarrativePage):
    """An analysis with its author and its day; its figures are computed on each visit."""

    authors = models.CharField(
        gettext_lazy("written by"), max_length=200, help_text=gettext_lazy("Names, as they are to be cited.")
    )
    written_on = models.DateField(
        gettext_lazy("day of the text"),
        help_text=gettext_lazy("The day on which the words were written; the figures are always of today."),
    )
    body = StreamField(ArticleBody(), verbose_name=gettext_lazy("body"), blank=True)

    parent_page_types = ["portal.AnalysisIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *NarrativePage.content_panels[:2],
        FieldPanel("authors"),
        FieldPanel("written_on"),
        *NarrativePage.content_panels[2:],
    ]
    search_fields = [*NarrativePage.search_fields, index.SearchField("authors")]
    template = "portal/article_page.html"

    class Meta:
        """Named in the desk as such."""

        verbose_name = gettext_lazy("article")
        verbose_name_plural = gettext_lazy("articles")

    def searchable_parts(self) -> list:
        """Who wrote it finds it too."""
        return [*super().searchable_parts(), self.authors]

    @property
    def kicker(self) -> str:
        """What sort of page this is."""
        return _("Analysis")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add who wrote it, when, and on how much it rests."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "ledger": self._ledger(context["parts"], len(context["sources"]))}

    def _ledger(self, parts: list[PagePart], sources: int) -> list[dict[str, Any]]:
        records = {row["url"] for part in parts for row in part.rows}
        basis = (
            count_of_records(len(records)),
            ngettext("%(count)d source", "%(count)d sources", sources) % {"count": sources},
        )
        published_on = timezone.localdate(self.last_published_at) if self.last_published_at else None
        return [
            {"label": _("Written by"), "text": self.authors},
            date_row(_("Words of"), self.written_on),
            {"label": _("Figures of"), "date": timezone.localdate()},
            date_row(_("Last published"), published_on, _("Not published yet")),
            {"label": _("Rests on"), "text": ", ".join(basis)},
        ]
