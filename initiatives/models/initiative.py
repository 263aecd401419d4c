"""Initiatives: what states and organisations do together."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from initiatives.choices import InitiativeKind, InitiativeStatus
from initiatives.models.country import Country
from initiatives.models.official_title import OfficialTitle
from initiatives.models.organisation import Organisation
from initiatives.models.record import Record, end_not_before_start
from initiatives.models.source import Citation
from initiatives.models.vocabulary import Theme
from initiatives.partial_date import PartialDateField


class Initiative(OfficialTitle, Record):
    """A programme, project, network, dialogue or measure run with, in or for the region."""

    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=InitiativeKind)
    themes = ParentalManyToManyField(Theme, related_name="initiatives", verbose_name=_("subjects"))
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=InitiativeStatus,
        blank=True,
        help_text=_("Empty: not established."),
    )
    started_on = PartialDateField(_("started on"), null=True, blank=True)
    ended_on = PartialDateField(_("ended on"), null=True, blank=True)
    lead_organisations = ParentalManyToManyField(
        Organisation, blank=True, related_name="led_initiatives", verbose_name=_("led by")
    )
    partner_organisations = ParentalManyToManyField(
        Organisation, blank=True, related_name="partnered_initiatives", verbose_name=_("partners")
    )
    funders = ParentalManyToManyField(
        Organisation, blank=True, related_name="funded_initiatives", verbose_name=_("funded by")
    )
    countries = ParentalManyToManyField(
        Country, blank=True, related_name="initiatives", verbose_name=_("states")
    )
    budget_eur = models.DecimalField(
        _("budget in euros"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    url = models.URLField(_("website"), max_length=1000, blank=True)

    list_many = ("themes", "countries", "lead_organisations", "partner_organisations", "funders")
    date_field = "started_on"

    class Meta(Record.Meta):
        """An initiative does not end before it starts, and costs nothing less than nought."""

        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        constraints = [
            *Record.Meta.constraints,
            end_not_before_start("started_on", "ended_on"),
            models.CheckConstraint(
                condition=models.Q(budget_eur__isnull=True) | models.Q(budget_eur__gte=0),
                name="%(app_label)s_%(class)s_budget_not_negative",
            ),
        ]


class InitiativeCitation(Citation):
    """What the facts of an initiative rest on."""

    owner = ParentalKey(Initiative, on_delete=models.CASCADE, related_name="citations")
