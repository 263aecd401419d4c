"""Approvals: that a second person has read a revision and lets it go to the public."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.choices import PublicationRole, PublicationWeight
from initiatives.querysets_desk import ApprovalQuerySet


class Approval(models.Model):
    """One decision on one revision of one record; without it nothing is published.

    ``go_live_at`` is None for at once. ``published_at`` is set when the revision went live, and once
    only; ``problem`` says why a scheduled one could not.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record: Any = GenericForeignKey("content_type", "object_id")
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.PROTECT, related_name="approvals", verbose_name=_("revision")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    role = models.CharField(_("role"), max_length=20, choices=PublicationRole)
    approved_at = models.DateTimeField(_("approved at"), auto_now_add=True)
    change_note = models.TextField(_("change note"))
    weight = models.CharField(
        _("weight"), max_length=5, choices=PublicationWeight, default=PublicationWeight.MAJOR
    )
    override_reason = models.TextField(_("reason for publishing without a second reader"), blank=True)
    go_live_at = models.DateTimeField(_("goes live at"), null=True, blank=True, db_index=True)
    published_at = models.DateTimeField(_("went live at"), null=True, blank=True)
    problem = models.TextField(_("what kept it from going live"), blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        """Latest first; one open approval a revision."""

        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-approved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision"],
                condition=models.Q(published_at__isnull=True),
                name="%(app_label)s_%(class)s_open_once",
            )
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="initiatives_approval_record")]

    def __str__(self):
        return f"{self.content_type_id}:{self.object_id} r{self.revision_id}"
