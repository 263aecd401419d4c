"""Organisations that lead, pay for, join or host what the catalogue records."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives.choices import OrganisationKind
from initiatives.models.source import Citation, MergeableRow
from initiatives.querysets import OrganisationQuerySet, SourcedQuerySet
from initiatives.word_index import FoundByWords


class SourcedRow(models.Model):
    """A plain row that carries its sources and the day of its check, and is public or waits for an editor."""

    live = models.BooleanField(_("public"), default=False, editable=False)
    verified_on = models.DateField(_("checked on"), null=True, blank=True)

    objects = SourcedQuerySet.as_manager()

    class Meta:
        """What is public has been checked."""

        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(live=False) | models.Q(verified_on__isnull=False),
                name="%(app_label)s_%(class)s_live_is_checked",
            )
        ]


class Organisation(FoundByWords, MergeableRow, SourcedRow):
    """A body, of whatever kind, that takes part in cyber diplomacy."""

    slug = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=250)
    language = models.CharField(
        _("language of the name"), max_length=2, default="en", help_text=_("ISO 639-1 code")
    )
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    url = models.URLField(_("website"), max_length=1000, blank=True)
    summary = models.TextField(_("summary"), blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta(SourcedRow.Meta):
        """Organisations are listed by name."""

        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        constraints = [*SourcedRow.Meta.constraints, *MergeableRow.Meta.constraints]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the organisation."""
        return reverse("organisation_detail", args=[self.slug])

    @property
    def title(self) -> str:
        """The name, as the index of words calls it for all types."""
        return self.name

    def naming_parts(self) -> list:
        """Name and acronym."""
        return [self.name, self.acronym]

    def telling_parts(self) -> list:
        """The summary."""
        return [self.summary_en, self.summary_es, self.summary_pt]

    @property
    def short_name(self) -> str:
        """The acronym where there is one, for use in the middle of a line."""
        return self.acronym or self.name


class OrganisationCitation(Citation):
    """What the facts of an organisation rest on."""

    owner = models.ForeignKey(Organisation, models.CASCADE, related_name="citations")
