"""Deliveries: one mail to one reader, from the moment at which it is owed."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.delivery_state import TO_BE_SENT, UNFINISHED, DeliveryState
from accounts.models.mailing import Mailing
from accounts.models.subscriber import Subscriber

WORKER_LENGTH = 32
ANSWER_LENGTH = 500
__all__ = ["TO_BE_SENT", "UNFINISHED", "Delivery", "DeliveryState"]


class DeliveryQuerySet(models.QuerySet):
    """Deliveries."""

    def due(self, now: datetime.datetime) -> "DeliveryQuerySet":
        """Those that may be handed over now."""
        return self.filter(Q(next_try_at__isnull=True) | Q(next_try_at__lte=now), state__in=TO_BE_SENT)

    def free(self, since: datetime.datetime) -> "DeliveryQuerySet":
        """Those that no worker has put aside for itself since then."""
        return self.filter(Q(worker="") | Q(reserved_at__lt=since))


class Delivery(models.Model):
    """The mail of a mailing to a reader; who leaves takes only the name away from the row.

    ``worker`` has put it aside and is the only one to claim it, ``answer`` is what the server said.
    """

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, models.SET_NULL, null=True, related_name="deliveries")
    state = models.CharField(_("state"), max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    worker = models.CharField(max_length=WORKER_LENGTH, blank=True, editable=False)
    reserved_at = models.DateTimeField(null=True, blank=True, editable=False)
    claimed_at = models.DateTimeField(_("claimed on"), null=True, blank=True)
    sent_at = models.DateTimeField(_("handed over on"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=ANSWER_LENGTH, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        """One mail of a mailing for each reader."""

        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["mailing", "subscriber"], name="%(app_label)s_%(class)s_once")
        ]
        indexes = [models.Index(fields=["mailing", "state", "id"], name="%(class)s_by_state")]

    def __str__(self) -> str:
        return f"{self.mailing_id}/{self.pk} {self.state}"

    @property
    def identity(self) -> str:
        """What makes the number of its mail, the same at every try."""
        return f"alert-{self.mailing_id}-{self.pk}"
