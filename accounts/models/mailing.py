"""Mailings: what is told to many readers at one time."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.issue import NewsletterIssue
from accounts.models.subscriber import Rhythm


class MailingState(models.TextChoices):
    """How far a mailing is."""

    MAKING = "making", _("being made")
    SENDING = "sending", _("being sent")
    PAUSED = "paused", _("paused")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")


OPEN = (MailingState.MAKING, MailingState.SENDING, MailingState.PAUSED)


class MailingQuerySet(models.QuerySet):
    """Mailings."""

    def to_be_worked_on(self, now: datetime.datetime) -> "MailingQuerySet":
        """Those with something to do, at whose server we may knock again."""
        active = self.filter(state__in=(MailingState.MAKING, MailingState.SENDING))
        return active.filter(models.Q(next_try_at__isnull=True) | models.Q(next_try_at__lte=now)).order_by(
            "pk"
        )


class Mailing(models.Model):
    """What happened in a period, told to all readers of one rhythm; it begins where the last one ended.

    Or a newsletter issue, for all who want the letters of the editors; it has no rhythm and is sent once.

    ``message`` says why it rests; ``tries`` and ``next_try_at`` are about a server that does not answer.
    """

    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm, blank=True)
    issue = models.OneToOneField(
        NewsletterIssue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mailing",
        verbose_name=_("newsletter issue"),
    )
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("to"))
    state = models.CharField(
        _("state"), max_length=10, choices=MailingState, default=MailingState.MAKING, db_index=True
    )
    made_at = models.DateTimeField(_("made on"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished on"), null=True, blank=True)
    message = models.TextField(_("message"), blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = MailingQuerySet.as_manager()

    class Meta:
        """No two of one rhythm begin at the same time, whoever makes them."""

        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering = ["-until", "-pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["rhythm", "since"],
                condition=models.Q(issue__isnull=True),
                name="%(app_label)s_%(class)s_once",
            ),
            models.CheckConstraint(
                condition=models.Q(rhythm="", issue__isnull=False)
                | (~models.Q(rhythm="") & models.Q(issue__isnull=True)),
                name="%(app_label)s_%(class)s_rhythm_or_issue",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="%(app_label)s_%(class)s_period"
            ),
        ]

    def __str__(self) -> str:
        if self.issue:
            return str(self.issue)
        return f"{self.get_rhythm_display()} {self.until:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be sent, now or after a pause."""
        return self.state in OPEN
