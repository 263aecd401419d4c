"""National strategies, laws and policies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from initiatives.choices import PolicyKind, PolicyStatus
from initiatives.models.country import Country
from initiatives.models.official_title import OfficialTitle
from initiatives.models.record import Record
from initiatives.models.source import Citation
from initiatives.partial_date import PartialDateField


class Policy(OfficialTitle, Record):
    """A document by which a state governs some part of cyberspace."""

    country = models.ForeignKey(Country, models.PROTECT, related_name="policies", verbose_name=_("country"))
    kind = models.CharField(_("kind"), max_length=30, choices=PolicyKind)
    adopted_on = PartialDateField(_("adopted on"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=PolicyStatus, blank=True, help_text=_("Empty: not established.")
    )
    url = models.URLField(_("address of the text"), max_length=1000, blank=True)

    list_related = ("country",)
    date_field = "adopted_on"

    class Meta(Record.Meta):
        """Policies are named in the desk as such."""

        verbose_name = _("policy")
        verbose_name_plural = _("policies")


class PolicyCitation(Citation):
    """What the facts of a policy rest on."""

    owner = ParentalKey(Policy, on_delete=models.CASCADE, related_name="citations")
