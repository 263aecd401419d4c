"""Positions of states on international law in cyberspace, point by point."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from initiatives.choices import PositionKind, Stance
from initiatives.models.country import Country
from initiatives.models.official_title import OfficialTitle
from initiatives.models.record import Record
from initiatives.models.source import Citation
from initiatives.models.vocabulary import LegalTopic
from initiatives.partial_date import PartialDateField
from initiatives.querysets import PositionQuerySet
from initiatives.querysets_rows import PointQuerySet


class Position(OfficialTitle, Record):
    """A text in which a state says how international law applies to the use of ICTs."""

    country = models.ForeignKey(Country, models.PROTECT, related_name="positions", verbose_name=_("country"))
    delivered_on = PartialDateField(_("delivered on"), null=True, blank=True)
    forum = models.CharField(_("forum"), max_length=200, blank=True)
    document_symbol = models.CharField(_("document symbol"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=PositionKind)
    language = models.CharField(_("language that was read"), max_length=2, help_text=_("ISO 639-1 code"))

    objects = PositionQuerySet.as_manager()
    list_related = ("country",)
    date_field = "delivered_on"

    class Meta(Record.Meta):
        """Positions are named in the desk as such."""

        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def publish_problems(self) -> dict[str, list]:
        """Each point stands on its own source and check."""
        problems = super().publish_problems()
        for point in self.points.all():
            if not (point.verified_on and point.summary_en and point.citations.all()):
                problem = ValidationError(
                    _("“%(topic)s” lacks its summary, its source or the day of its check."),
                    params={"topic": point.topic},
                )
                problems.setdefault(NON_FIELD_ERRORS, []).append(problem)
        return problems

    def telling_parts(self) -> list:
        """The points, save those that nobody has checked, which readers do not see."""
        points = [point.summary for point in self.points.all() if point.verified_on]
        return [*super().telling_parts(), *points]

    def searchable_parts(self) -> list:
        """The forum finds a position too."""
        return [*super().searchable_parts(), self.forum]


class PositionCitation(Citation):
    """What the facts of a position rest on."""

    owner = ParentalKey(Position, on_delete=models.CASCADE, related_name="citations")


class PositionPoint(ClusterableModel):
    """What a position says on one question of law, and where."""

    position = ParentalKey(Position, on_delete=models.CASCADE, related_name="points")
    topic = models.ForeignKey(
        LegalTopic, models.PROTECT, related_name="points", verbose_name=_("question of law")
    )
    stance = models.CharField(_("stance"), max_length=30, choices=Stance)
    summary = models.TextField(_("summary"))
    reference = models.CharField(_("paragraph or page"), max_length=120, blank=True)
    verified_on = models.DateField(_("checked on"), null=True, blank=True)

    objects = PointQuerySet.as_manager()

    class Meta:
        """In the order of the questions; one point per question."""

        verbose_name = _("point")
        verbose_name_plural = _("points")
        ordering = ["topic__sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["position", "topic"], name="%(app_label)s_%(class)s_unique")
        ]

    def __str__(self):
        return f"{self.topic_id}: {self.stance}"


class PointCitation(Citation):
    """What a point rests on."""

    owner = ParentalKey(PositionPoint, on_delete=models.CASCADE, related_name="citations")
