"""Removals: that a record was taken from the public, why, and what readers find at its address."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.choices import PublicationRole, RemovalKind
from initiatives.querysets_desk import RemovalQuerySet


class Removal(models.Model):
    """One removal of one record, done or due.

    *Withdrawn*: it was true and is no longer kept; ``revision``, its last public version, stays readable
    under a notice. *Unpublished*: it was published in error or merged; its address answers that it is
    gone, or leads to ``successor_id``, a record of the same type. A removal holds until the record is
    published again.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record: Any = GenericForeignKey("content_type", "object_id")
    kind = models.CharField(_("kind"), max_length=12, choices=RemovalKind)
    reason = models.TextField(_("reason"), help_text=_("Readers see it."))
    successor_id = models.PositiveBigIntegerField(_("successor"), null=True, blank=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("removed by"),
    )
    role = models.CharField(_("role"), max_length=20, choices=PublicationRole)
    decided_at = models.DateTimeField(_("decided at"), auto_now_add=True)
    due_at = models.DateTimeField(_("due at"), null=True, blank=True, db_index=True)
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True, db_index=True)

    objects = RemovalQuerySet.as_manager()

    class Meta:
        """Latest first; one that is due at a record."""

        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        ordering = ["-removed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=models.Q(removed_at__isnull=True),
                name="%(app_label)s_%(class)s_due_once",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="%(app_label)s_%(class)s_has_reason"),
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="initiatives_removal_record")]

    def __str__(self):
        return f"{self.content_type_id}:{self.object_id} {self.kind}"

    @property
    def successor(self):
        """The record that took its place, or None."""
        if self.successor_id is None:
            return None
        model: Any = self.content_type.model_class()
        return model._default_manager.filter(pk=self.successor_id).first()
