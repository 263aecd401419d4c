"""Merges: that two rows are one, proposed by somebody, decided by somebody else, and reversible."""

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives.choices import MergeState

OPEN_STATES = (MergeState.PROPOSED, MergeState.APPROVED)


class MergeQuerySet(models.QuerySet):
    """Merges by where they stand."""

    def waiting(self) -> Self:
        """Those that a second person has to decide, oldest first."""
        return self.filter(state=MergeState.PROPOSED).order_by("proposed_at", "pk")

    def in_force(self) -> Self:
        """Those whose references have been moved."""
        return self.filter(state=MergeState.APPROVED)

    def for_list(self) -> Self:
        """Newest first, with both rows and all people, in a fixed number of queries."""
        people = self.select_related("content_type", "proposed_by", "decided_by", "reverted_by")
        return people.prefetch_related("kept", "merged").order_by("-proposed_at", "-pk")


class Merge(models.Model):
    """One merge: which row is kept, which leads to it, why, by whom, and what was moved.

    ``moves`` holds all that is needed to take the merge back, see ``initiatives.merging``.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name=_("type"))
    kept_id = models.PositiveBigIntegerField()
    merged_id = models.PositiveBigIntegerField()
    kept = GenericForeignKey("content_type", "kept_id")
    merged = GenericForeignKey("content_type", "merged_id")
    state = models.CharField(
        _("state"), max_length=10, choices=MergeState, default=MergeState.PROPOSED, db_index=True
    )
    reason = models.TextField(_("reason"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    reverted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("taken back by"),
    )
    reverted_at = models.DateTimeField(_("taken back at"), null=True)
    moves = models.JSONField(_("moves"), default=dict)

    objects = MergeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        """A row is merged into one other, and not into itself."""

        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept_id=models.F("merged_id")), name="initiatives_merge_of_two"
            ),
            models.UniqueConstraint(
                fields=["content_type", "merged_id"],
                condition=Q(state__in=OPEN_STATES),
                name="initiatives_merge_open_once",
            ),
        ]

    def __str__(self):
        return f"{self.merged} → {self.kept}"

    def get_absolute_url(self) -> str:
        """Its page at the desk."""
        return reverse("initiatives_merge", args=[self.pk])
