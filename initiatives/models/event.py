"""Events: where and when cyber diplomacy happens."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from initiatives.choices import EventFormat, EventKind
from initiatives.models.country import Country
from initiatives.models.official_title import OfficialTitle
from initiatives.models.organisation import Organisation
from initiatives.models.record import Record, end_not_before_start
from initiatives.models.source import Citation
from initiatives.models.vocabulary import Theme
from initiatives.partial_date import PartialDateField
from initiatives.querysets import EventQuerySet


class Event(OfficialTitle, Record):
    """A conference, negotiation, dialogue, training, signing or incident."""

    kind = models.CharField(_("kind"), max_length=20, choices=EventKind)
    starts_on = PartialDateField(_("starts on"))
    ends_on = PartialDateField(_("ends on"), null=True, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_events",
        verbose_name=_("place: country"),
    )
    format = models.CharField(_("format"), max_length=12, choices=EventFormat, blank=True)
    organisers = ParentalManyToManyField(
        Organisation, blank=True, related_name="events", verbose_name=_("organisers")
    )
    themes = ParentalManyToManyField(Theme, related_name="events", verbose_name=_("subjects"))
    countries = ParentalManyToManyField(
        Country, blank=True, related_name="events", verbose_name=_("states that take part or are concerned")
    )
    url = models.URLField(_("website"), max_length=1000, blank=True)

    objects = EventQuerySet.as_manager()
    list_related = ("country",)
    list_many = ("themes", "countries", "organisers")
    date_field = "starts_on"

    class Meta(Record.Meta):
        """An event does not end before it starts."""

        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [*Record.Meta.constraints, end_not_before_start("starts_on", "ends_on")]

    def searchable_parts(self) -> list:
        """The city finds the event."""
        return [*super().searchable_parts(), self.city]


class EventCitation(Citation):
    """What the facts of an event rest on."""

    owner = ParentalKey(Event, on_delete=models.CASCADE, related_name="citations")
