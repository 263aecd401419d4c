"""The home page: an introduction by the editors above what the catalogue itself says."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from initiatives.figures import fill, unknown_names
from initiatives.home import home_context


class HomePage(Page):
    """The first page of the portal; its numbers, map and lists are computed on each visit."""

    claim = models.CharField(
        _("claim"),
        max_length=160,
        default="What {states} states say about cyberspace, and where they say it",
        help_text=_("The heading. A figure is written by its name in braces, such as {states}."),
    )
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        default=(
            "Positions, laws, initiatives and events of cyber diplomacy in Latin America and the Caribbean. "
            "Every fact names its source and the day on which it was last checked."
        ),
        help_text=_("One or two sentences. Figures are written as in the claim."),
    )

    content_panels = [*Page.content_panels, FieldPanel("claim"), FieldPanel("introduction")]
    template = "portal/home_page.html"
    max_count = 1

    class Meta:
        """There is one."""

        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self) -> None:
        """Refuse a figure that there is not, by its name."""
        super().clean()
        errors = {
            name: _("There is no figure named %(names)s.") % {"names": ", ".join(unknown)}
            for name in ("claim", "introduction")
            if (unknown := unknown_names(getattr(self, name)))
        }
        if errors:
            raise ValidationError(errors)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the catalogue says; the map shows the measure of the query."""
        return {
            **super().get_context(request, *args, **kwargs),
            "claim": fill(self.claim),
            "introduction": fill(self.introduction),
            **home_context(request.GET.get("measure"), request.path),
        }
