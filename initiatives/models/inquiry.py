"""Inquiries that led to no record: what was looked for and not found, and what cannot apply."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.choices import CheckInterval, InquiryOutcome
from initiatives.models.country import Country
from initiatives.models.organisation import SourcedRow
from initiatives.models.source import Citation
from initiatives.querysets_rows import InquiryQuerySet


class Inquiry(SourcedRow):
    """That a question was asked of a country and has no record for an answer: by whom, when and where."""

    country = models.ForeignKey(Country, models.PROTECT, related_name="inquiries", verbose_name=_("country"))
    question = models.CharField(
        _("question"),
        max_length=100,
        help_text=_(
            "`policy-`, `institution-`, `instrument-`, `topic-` or `indicator-` and a kind or key; "
            "or `position`, or `groups` (UN expert groups)."
        ),
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=InquiryOutcome)
    looked_in = models.CharField(
        _("looked in"),
        max_length=400,
        blank=True,
        help_text=_("Where was looked, in words; or name sources. One of the two is needed."),
    )
    reason = models.CharField(
        _("reason"),
        max_length=400,
        blank=True,
        help_text=_("Why the question does not arise; needed where it is not applicable."),
    )
    verified_on = models.DateField(
        _("searched on"), null=True, blank=True, help_text=_("The day of the search, or of the decision.")
    )
    check_interval = models.PositiveSmallIntegerField(
        _("to be checked"),
        choices=CheckInterval,
        null=True,
        blank=True,
        help_text=_("In months, after how long it is searched again; empty: as long as for all others."),
    )

    objects = InquiryQuerySet.as_manager()

    class Meta(SourcedRow.Meta):
        """One row per country and question; what cannot apply says why."""

        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        constraints = [
            *SourcedRow.Meta.constraints,
            models.UniqueConstraint(fields=["country", "question"], name="%(app_label)s_%(class)s_unique"),
            models.CheckConstraint(
                condition=~models.Q(outcome=InquiryOutcome.NOT_APPLICABLE) | ~models.Q(reason=""),
                name="%(app_label)s_%(class)s_has_reason",
                violation_error_message=_("Say why the question does not arise."),
            ),
        ]

    def __str__(self):
        return f"{self.country_id}, {self.question}: {self.outcome}"


class InquiryCitation(Citation):
    """Where an inquiry looked."""

    owner = models.ForeignKey(Inquiry, models.CASCADE, related_name="citations")
