"""International instruments, and which states take part in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from initiatives.choices import InstrumentKind, ParticipationStatus
from initiatives.models.country import Country
from initiatives.models.official_title import OfficialTitle
from initiatives.models.organisation import Organisation, SourcedRow
from initiatives.models.record import Record, end_not_before_start
from initiatives.models.source import Citation
from initiatives.models.vocabulary import Theme
from initiatives.partial_date import PartialDateField
from initiatives.querysets import InstrumentQuerySet
from initiatives.querysets_rows import ParticipationQuerySet


class Instrument(OfficialTitle, Record):
    """A treaty, resolution, declaration, set of norms, membership or expert group."""

    short_title = models.CharField(_("short title"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=InstrumentKind)
    adopted_on = PartialDateField(_("adopted on"), null=True, blank=True)
    in_force_on = PartialDateField(_("in force since"), null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="instruments",
        verbose_name=_("organisation"),
    )
    themes = ParentalManyToManyField(Theme, related_name="instruments", verbose_name=_("subjects"))
    url = models.URLField(_("address of the text"), max_length=1000, blank=True)

    objects = InstrumentQuerySet.as_manager()
    list_related = ("organisation",)
    list_many = ("themes",)
    date_field = "adopted_on"

    class Meta(Record.Meta):
        """An instrument is not in force before it is adopted."""

        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        constraints = [*Record.Meta.constraints, end_not_before_start("adopted_on", "in_force_on")]


class InstrumentCitation(Citation):
    """What the facts of an instrument rest on."""

    owner = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="citations")


class Participation(SourcedRow):
    """How one state takes part in one instrument: as a party, by a vote, as a member."""

    country = models.ForeignKey(
        Country, models.PROTECT, related_name="participations", verbose_name=_("country")
    )
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="participations", verbose_name=_("instrument")
    )
    status = models.CharField(_("status"), max_length=20, choices=ParticipationStatus)
    date = PartialDateField(_("date"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta(SourcedRow.Meta):
        """One row per country, instrument and status."""

        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            *SourcedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["country", "instrument", "status"], name="%(app_label)s_%(class)s_unique"
            ),
        ]

    def __str__(self):
        return f"{self.country_id}, {self.instrument_id}: {self.status}"


class ParticipationCitation(Citation):
    """What a participation rests on."""

    owner = models.ForeignKey(Participation, models.CASCADE, related_name="citations")
