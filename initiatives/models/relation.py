"""Relations: how one record stands to another, with the source that says so."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.choices import RelationKind
from initiatives.models.organisation import SourcedRow
from initiatives.models.source import Citation
from initiatives.querysets_rows import RelationQuerySet

KEY_LENGTH = 100


class Relation(SourcedRow):
    """That a record is part of another, takes its place, was delivered at it, or the like."""

    record = models.CharField(
        _("record"),
        max_length=KEY_LENGTH,
        help_text=_("Section and key, such as `events/oas-cyber-cbm-wg-1`."),
    )
    kind = models.CharField(_("relation"), max_length=20, choices=RelationKind)
    target = models.CharField(
        _("other record"),
        max_length=KEY_LENGTH,
        db_index=True,
        help_text=_("Section and key of the record to which it stands so."),
    )

    objects = RelationQuerySet.as_manager()

    class Meta(SourcedRow.Meta):
        """Each relation once, and never of a record to itself."""

        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            *SourcedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["record", "kind", "target"], name="%(app_label)s_%(class)s_unique"
            ),
            models.CheckConstraint(
                condition=~models.Q(record=models.F("target")), name="%(app_label)s_%(class)s_of_two"
            ),
        ]

    def __str__(self):
        return f"{self.record} {self.kind} {self.target}"


class RelationCitation(Citation):
    """What a relation rests on."""

    owner = models.ForeignKey(Relation, models.CASCADE, related_name="citations")
