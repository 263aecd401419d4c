"""Readers who are told by mail what changed, what they agreed to, and who must never be written to again."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.models.delivery_state import DeliveryState

ADDRESS_LENGTH = 254
ANSWER_LENGTH = 500
HASH_LENGTH = 64
LANGUAGE_LENGTH = 5
PAGE_LENGTH = 500
SECRET_LENGTH = 22
VERSION_LENGTH = 10


class Rhythm(models.TextChoices):
    """How often a reader is written to, if there is something to tell."""

    AT_ONCE = "at-once", _("At once")
    WEEKLY = "weekly", _("Weekly")
    MONTHLY = "monthly", _("Monthly")


class SubscriberState(models.TextChoices):
    """Whether a reader is written to. Who has not confirmed an address has no row, only a ``SignUp``."""

    CONFIRMED = "confirmed", _("Confirmed")
    PAUSED = "paused", _("Paused")
    SUPPRESSED = "suppressed", _("Mails came back or were complained about")


class SubscriberQuerySet(models.QuerySet):
    """Readers."""

    def receiving(self, today: datetime.date) -> Self:
        """Those who are written to on a day: confirmed, or with a pause that is over by then."""
        is_over = models.Q(state=SubscriberState.PAUSED, paused_until__lte=today)
        return self.filter(models.Q(state=SubscriberState.CONFIRMED) | is_over)


def new_secret() -> str:
    """What makes the links of one reader unlike those of any other, even one with the same number."""
    return get_random_string(SECRET_LENGTH)


class Subscriber(models.Model):
    """A reader who has confirmed an address; ``accounts/tokens.py`` makes the links that stand in the mails.

    ``email`` is the form to which mail is sent, its domain in ASCII; ``email_key`` is the same for all
    spellings of one address. Who leaves is deleted.
    """

    email = models.CharField(_("email address"), max_length=ADDRESS_LENGTH)
    email_key = models.CharField(max_length=ADDRESS_LENGTH, unique=True, editable=False)
    language = models.CharField(
        _("language"), max_length=LANGUAGE_LENGTH, choices=settings.LANGUAGES, default="en"
    )
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm, default=Rhythm.WEEKLY)
    state = models.CharField(
        _("state"), max_length=10, choices=SubscriberState, default=SubscriberState.CONFIRMED, db_index=True
    )
    confirmed_at = models.DateTimeField(_("confirmed on"), default=timezone.now)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    minor_too = models.BooleanField(_("minor changes too"), default=False)
    secret = models.CharField(max_length=SECRET_LENGTH, default=new_secret, editable=False)
    created_at = models.DateTimeField(_("made on"), default=timezone.now)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        """Only a pause has an end; a pause without one lasts until the reader comes back."""

        verbose_name = _("reader")
        verbose_name_plural = _("readers")
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(paused_until__isnull=True) | models.Q(state=SubscriberState.PAUSED),
                name="%(app_label)s_%(class)s_pause",
            )
        ]

    def __str__(self) -> str:
        return self.email


class Consent(models.Model):
    """A reader agreed to be written to: when, to which text, in which language, on which page."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="consents")
    given_at = models.DateTimeField(_("given on"), default=timezone.now)
    text_version = models.CharField(_("version of the text"), max_length=VERSION_LENGTH)
    language = models.CharField(_("language of the text"), max_length=LANGUAGE_LENGTH)
    page = models.CharField(_("page"), max_length=PAGE_LENGTH)

    class Meta:
        """In the order in which they were given."""

        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["given_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.text_version} {self.language}"


class SignUp(models.Model):
    """Somebody gave an address and has not confirmed yet that it is theirs; the row goes when they do.

    ``follows`` lists what they want to follow, as ``accounts.follows.choice`` writes it. Neither this row
    nor what is done with it depends on whether the address is known. ``mail_state`` is about the mail that
    asks, ``answer`` what the server said.
    """

    email = models.CharField(_("email address"), max_length=ADDRESS_LENGTH)
    email_key = models.CharField(max_length=ADDRESS_LENGTH, db_index=True, editable=False)
    language = models.CharField(_("language"), max_length=LANGUAGE_LENGTH, choices=settings.LANGUAGES)
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm)
    follows = models.JSONField(_("what to follow"), default=list)
    text_version = models.CharField(_("version of the text"), max_length=VERSION_LENGTH)
    text_language = models.CharField(_("language of the text"), max_length=LANGUAGE_LENGTH)
    page = models.CharField(_("page"), max_length=PAGE_LENGTH)
    created_at = models.DateTimeField(_("made on"), default=timezone.now, db_index=True)
    mail_state = models.CharField(
        _("mail"), max_length=10, choices=DeliveryState, default=DeliveryState.WAITING, db_index=True
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=ANSWER_LENGTH, blank=True)

    class Meta:
        """Oldest first."""

        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        ordering = ["created_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.email


class Forgotten(models.Model):
    """An address to which nothing is sent any more, as a salted hash from which it cannot be read."""

    address_hash = models.CharField(max_length=HASH_LENGTH, unique=True)
    forgotten_on = models.DateField(_("since"), default=timezone.localdate)

    class Meta:
        """Oldest first."""

        verbose_name = _("forgotten address")
        verbose_name_plural = _("forgotten addresses")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.address_hash
