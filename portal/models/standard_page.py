"""Standard pages: about, method and what else the portal says about itself."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from portal.blocks import StandardBody
from portal.models.narrative_page import NarrativePage


class StandardPage(NarrativePage):
    """A page about the portal itself."""

    body = StreamField(StandardBody(), verbose_name=_("body"), blank=True)

    parent_page_types = ["portal.HomePage", "portal.StandardPage"]
    subpage_types = ["portal.StandardPage"]
    template = "portal/standard_page.html"

    class Meta:
        """Named in the desk as such."""

        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
