"""Reports of readers that something in the catalogue is wrong, and what the editors answered."""

import datetime
import statistics
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.choices import ANSWERED_CORRECTIONS, CorrectionState

REFERENCE_LENGTH = 16
FACT_LENGTH = 200
TEXT_LENGTH = 4000
ADDRESS_LENGTH = 500


class CorrectionReportQuerySet(models.QuerySet):
    """Reports; what a reader typed is never read by the public."""

    def published(self) -> Self:
        """The rows of the public ledger: all but spam."""
        return self.exclude(state=CorrectionState.SPAM)

    def for_list(self) -> Self:
        """The public ledger with the versions that corrected a record; what readers typed stays behind."""
        hidden = ("address", "fact", "text", "text_digest", "source_url", "email")
        return self.published().select_related("content_type", "corrected_by").defer(*hidden)

    def waiting(self) -> Self:
        """What no editor has answered yet, oldest first."""
        return self.filter(state=CorrectionState.OPEN).order_by("created_at", "pk")

    def answered(self) -> Self:
        """What an editor has answered."""
        return self.filter(state__in=ANSWERED_CORRECTIONS)

    def answer_not_sent(self) -> Self:
        """Answered reports whose reader still waits for the mail."""
        return self.answered().exclude(email="")

    def median_reply_time(self) -> datetime.timedelta | None:
        """How long half of the answered reports waited at most; None where nothing was answered."""
        times = self.answered().order_by().values_list("created_at", "answered_at")
        waits = [(answered - created).total_seconds() for created, answered in times]
        return datetime.timedelta(seconds=statistics.median(waits)) if waits else None


class CorrectionReport(models.Model):
    """What one reader says is wrong in one record, or on one page that belongs to none.

    The reader's words stay with the editors. The public ledger shows the record and the state, and after
    the answer ``public_text`` and ``answer``, both written by an editor. ``email`` is erased as soon as the
    answer has been sent.
    """

    reference = models.CharField(_("reference"), max_length=REFERENCE_LENGTH, unique=True, editable=False)
    content_type = models.ForeignKey(
        ContentType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("type of record")
    )
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    record = GenericForeignKey("content_type", "object_id")
    address = models.CharField(_("page"), max_length=ADDRESS_LENGTH, blank=True)
    fact = models.CharField(_("fact"), max_length=FACT_LENGTH, blank=True)
    text = models.TextField(_("what is wrong"))
    text_digest = models.CharField(max_length=64, db_index=True, editable=False)
    source_url = models.URLField(_("where the right thing is read"), max_length=500, blank=True)
    email = models.EmailField(_("email"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="en")
    created_at = models.DateTimeField(_("reported at"), default=timezone.now, db_index=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CorrectionState, default=CorrectionState.OPEN, db_index=True
    )
    public_text = models.TextField(
        _("the report in public"),
        blank=True,
        help_text=_("What was reported, in your words and without anything about the reader."),
    )
    answer = models.TextField(
        _("answer"), blank=True, help_text=_("Public, and sent to the reader who gave an address.")
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    corrected_by = models.ForeignKey(
        "initiatives.Publication",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("version that corrected it"),
    )

    objects = CorrectionReportQuerySet.as_manager()

    class Meta:
        """Latest first; an answer has both public texts and a time."""

        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("answer_correctionreport", _("Can answer reports of errors"))]
        indexes = [models.Index(fields=["content_type", "object_id"], name="correction_record")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=ANSWERED_CORRECTIONS)
                | models.Q(answered_at__isnull=False) & ~models.Q(answer="") & ~models.Q(public_text=""),
                name="%(app_label)s_%(class)s_answered",
            ),
            models.CheckConstraint(
                condition=models.Q(content_type__isnull=True, object_id__isnull=True)
                | models.Q(content_type__isnull=False, object_id__isnull=False),
                name="%(app_label)s_%(class)s_record",
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def subject(self) -> str:
        """What the report is about, for the desk: the title of the record, else the page."""
        return str(self.record or self.address)

    @property
    def is_answered(self) -> bool:
        """Whether the ledger shows an answer."""
        return self.state in ANSWERED_CORRECTIONS

    @property
    def wait(self) -> datetime.timedelta:
        """How long the report waited for its answer, or has waited until now."""
        return (self.answered_at or timezone.now()) - self.created_at

    @property
    def waiting_days(self) -> int:
        """The same in whole days."""
        return max(self.wait.days, 0)
