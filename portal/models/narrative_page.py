"""What narrative pages share: a lede, a body of blocks, the way back, and how to cite them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from initiatives.details.common import LONGEST_CRUMB, LONGEST_DESCRIPTION, Head, citation_text
from initiatives.figures import without_figures
from initiatives.word_index import FoundByWords
from portal.blocks import refuse_unknown_figures
from portal.models.page_rights import NarrativePageRights
from portal.page_parts import PageBody
from portal.panels import FiguresPanel

DEPTH_OF_HOME = 2


class NarrativePage(FoundByWords, Page):
    """A page that editors write; subclasses have a stream ``body``."""

    lede = models.TextField(
        _("sentence under the title"),
        blank=True,
        help_text=_("One or two sentences. A figure is written by its name in braces, such as {states}."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lede"),
        FiguresPanel(heading=_("Figures"), classname="collapsed"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lede"),
        index.SearchField("body"),
        *FoundByWords.search_fields,
    ]

    class Meta:
        """Only a part of a page."""

        abstract = True

    def clean(self) -> None:
        """Refuse a figure that there is not, by its name."""
        super().clean()
        try:
            refuse_unknown_figures(self.lede)
        except ValidationError as problem:
            raise ValidationError({"lede": problem}) from problem

    def permissions_for_user(self, user: Any) -> NarrativePageRights:
        """What somebody may do with the page at the desk."""
        return NarrativePageRights(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the page shows; a preview of unsaved content shows the same."""
        body = PageBody(self.body, self.lede)
        lede = body.lede
        return {
            **super().get_context(request, *args, **kwargs),
            "head": Head(heading=self.title, lede=lede, kicker=self.kicker, cite=self.citation),
            "description": self.search_description
            or Truncator(lede or self.title).chars(LONGEST_DESCRIPTION),
            "crumbs": self.crumbs(request),
            "parts": body.parts,
            "contents": body.contents,
            "sources": body.register.entries,
            "is_preview": getattr(request, "is_preview", False),
        }

    @property
    def table_of_index(self) -> type[Page]:
        """Pages of all types are looked for together."""
        return Page

    def naming_parts(self) -> list:
        """The title."""
        return [self.title]

    def telling_parts(self) -> list:
        """All texts, without the names of figures that stand for numbers."""
        body = self.body.stream_block.get_searchable_content(self.body)
        return [without_figures(text) for text in (self.lede, *body)]

    @property
    def kicker(self) -> str:
        """What sort of page this is; nothing where the title says it."""
        return ""

    @property
    def citation(self) -> str:
        """How to cite the page as of its last publication."""
        published = self.last_published_at
        day = timezone.localdate(published) if published else None
        return citation_text(self.title, self.get_url() or "", day)

    def crumbs(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The way from the home page, which is not named, to this page."""
        above = self.get_ancestors().filter(depth__gt=DEPTH_OF_HOME).live()
        return [
            {"label": Truncator(page.title).chars(LONGEST_CRUMB), "url": page.get_url(request) or ""}
            for page in (*above, self)
        ]
