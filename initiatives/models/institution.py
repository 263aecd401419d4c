"""National institutions that deal with cyberspace."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from initiatives.choices import InstitutionKind
from initiatives.models.country import Country
from initiatives.models.official_title import OfficialTitle
from initiatives.models.record import Record
from initiatives.models.source import Citation
from initiatives.partial_date import PartialDateField
from initiatives.querysets import InstitutionQuerySet


class Institution(OfficialTitle, Record):
    """A response team, an authority, a ministry's unit or a command."""

    country = models.ForeignKey(
        Country, models.PROTECT, related_name="institutions", verbose_name=_("country")
    )
    kind = models.CharField(_("kind"), max_length=30, choices=InstitutionKind)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    url = models.URLField(_("website"), max_length=1000, blank=True)
    established_on = PartialDateField(_("established on"), null=True, blank=True)

    objects = InstitutionQuerySet.as_manager()
    list_related = ("country",)
    date_field = "established_on"

    class Meta(Record.Meta):
        """Institutions are named in the desk as such."""

        verbose_name = _("institution")
        verbose_name_plural = _("institutions")

    @property
    def is_planned(self) -> bool:
        """Whether it does not exist yet; then it is never counted as an institution."""
        return self.slug.endswith("-planned")


class InstitutionCitation(Citation):
    """What the facts of an institution rest on."""

    owner = ParentalKey(Institution, on_delete=models.CASCADE, related_name="citations")
