"""Indicators that others publish, and their values by country and year."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from initiatives.models.country import Country
from initiatives.models.organisation import SourcedRow
from initiatives.models.record import Record
from initiatives.models.source import Citation
from initiatives.querysets import IndicatorQuerySet
from initiatives.querysets_rows import ObservationQuerySet

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Indicator(Record):
    """An index or a statistic; its title is its name and its summary says how it is made."""

    publisher = models.CharField(_("publisher"), max_length=200)
    unit = models.CharField(_("unit"), max_length=60)
    scale_min = models.DecimalField(_("lowest value"), max_digits=14, decimal_places=5, null=True, blank=True)
    scale_max = models.DecimalField(
        _("highest value"), max_digits=14, decimal_places=5, null=True, blank=True
    )
    higher_is_better = models.BooleanField(_("higher is better"), null=True, blank=True)
    url = models.URLField(_("website"), max_length=1000, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta(Record.Meta):
        """A scale does not end below its beginning."""

        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(scale_min__isnull=True)
                | models.Q(scale_max__isnull=True)
                | models.Q(scale_max__gt=models.F("scale_min")),
                name="%(app_label)s_%(class)s_scale_in_order",
            ),
        ]

    def clean(self):
        """A scale must hold the values that are there already."""
        super().clean()
        if not self.pk:
            return
        outside = models.Q()
        if self.scale_min is not None:
            outside |= models.Q(value__lt=self.scale_min)
        if self.scale_max is not None:
            outside |= models.Q(value__gt=self.scale_max)
        if outside and self.observations.filter(outside).exists():
            raise ValidationError(
                {"scale_max": _("There are values outside of this scale; mend them first.")}
            )

    def searchable_parts(self) -> list:
        """Who publishes it finds it too."""
        return [*super().searchable_parts(), self.publisher]

    def follow_publication(self) -> None:
        """Repeat the scale on the values, where the database checks it."""
        super().follow_publication()
        self.observations.update(scale_min=self.scale_min, scale_max=self.scale_max)


class IndicatorCitation(Citation):
    """What the facts of an indicator rest on."""

    owner = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="citations")


class Observation(SourcedRow):
    """The value of an indicator for one country and one year.

    ``scale_min`` and ``scale_max`` repeat the indicator's scale, so that the database itself refuses a
    value outside of it.
    """

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="observations", verbose_name=_("indicator")
    )
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="observations", verbose_name=_("country")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=5, null=True, blank=True)
    label = models.CharField(_("label"), max_length=80, blank=True)
    scale_min = models.DecimalField(max_digits=14, decimal_places=5, null=True, blank=True, editable=False)
    scale_max = models.DecimalField(max_digits=14, decimal_places=5, null=True, blank=True, editable=False)

    objects = ObservationQuerySet.as_manager()

    class Meta(SourcedRow.Meta):
        """One value per indicator, country and year, within the scale."""

        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        constraints = [
            *SourcedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["indicator", "country", "year"], name="%(app_label)s_%(class)s_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True)
                | models.Q(scale_min__isnull=True)
                | models.Q(value__gte=models.F("scale_min")),
                name="%(app_label)s_%(class)s_not_below_scale",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True)
                | models.Q(scale_max__isnull=True)
                | models.Q(value__lte=models.F("scale_max")),
                name="%(app_label)s_%(class)s_not_above_scale",
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR) & models.Q(year__lte=LAST_YEAR),
                name="%(app_label)s_%(class)s_year",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | ~models.Q(label=""),
                name="%(app_label)s_%(class)s_says_something",
            ),
        ]

    def __str__(self):
        return f"{self.indicator_id}, {self.country_id}, {self.year}"


class ObservationCitation(Citation):
    """What an observation rests on."""

    owner = models.ForeignKey(Observation, models.CASCADE, related_name="citations")
