"""Batches: tables that somebody imports at the desk, with what each of their rows would change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.choices import (
    WORKING_STATES,
    BatchState,
    PublicationWeight,
    RowKind,
    RowOutcome,
)
from initiatives.querysets_desk import BatchQuerySet


class Batch(models.Model):
    """A table that somebody would have the catalogue take over, as a whole or in part.

    ``authors`` are all who uploaded it, changed the choice of rows or sent it on: none of them is the second
    person who reads it. ``attempt`` counts the workers that took it up, so that one that was given up for
    dead notices that another has its place.
    """

    table = models.CharField(_("table"), max_length=40)
    file_name = models.CharField(_("file"), max_length=255)
    note = models.TextField(
        _("change note"), help_text=_("What changes and why; readers see it in the history.")
    )
    weight = models.CharField(
        _("weight"), max_length=5, choices=PublicationWeight, default=PublicationWeight.MAJOR
    )
    state = models.CharField(
        _("state"), max_length=10, choices=BatchState, default=BatchState.READING, db_index=True
    )
    message = models.TextField(_("message"), blank=True)
    counts = models.JSONField(_("rows by kind"), default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempt = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)
    sends_to_review = models.BooleanField(default=False)

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("uploaded by")
    )
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    authors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("authors"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    reason = models.TextField(_("reason"), blank=True)
    override_reason = models.TextField(_("reason for going without a second reader"), blank=True)

    objects = BatchQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        """Latest first."""

        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.table}: {self.file_name}"

    @property
    def is_working(self) -> bool:
        """Whether a worker has it in hand, or soon will."""
        return self.state in WORKING_STATES

    @property
    def row_count(self) -> int:
        """How many rows the table has, of whatever kind."""
        return sum(self.counts.values())


class BatchFile(models.Model):
    """The file of a batch as it was uploaded, kept in the database so that any worker can read it."""

    batch = models.OneToOneField(Batch, models.CASCADE, related_name="file", primary_key=True)
    content = models.BinaryField()

    wagtail_reference_index_ignore = True

    def __str__(self):
        return str(self.batch)


class BatchRow(models.Model):
    """One row of a batch: what the catalogue says now, what it would say, or what is wrong with it.

    ``before`` and ``after`` hold cells by column, as the tables write them; ``problems`` a list of
    ``column``, ``value`` and ``expected``; ``compared_with`` says whether ``before`` is public content or
    a draft's.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    key = models.CharField(_("key"), max_length=250)
    kind = models.CharField(_("kind"), max_length=10, choices=RowKind)
    compared_with = models.CharField(max_length=10, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField()
    problems = models.JSONField(default=list)
    chosen = models.BooleanField(default=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=RowOutcome, blank=True)
    outcome_reason = models.TextField(blank=True)
    object_id = models.PositiveBigIntegerField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        """In the order of the file."""

        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["batch", "line"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "line"], name="%(app_label)s_%(class)s_line"),
            models.CheckConstraint(
                condition=models.Q(chosen=False)
                | models.Q(kind__in=sorted([RowKind.NEW, RowKind.CHANGED, RowKind.REMOVED])),
                name="%(app_label)s_%(class)s_only_changes_are_chosen",
            ),
        ]
        indexes = [models.Index(fields=["batch", "kind", "line"], name="initiatives_batchrow_kind")]

    def __str__(self):
        return f"{self.batch_id}, {self.line}"
