"""Invitations: the only way to an account."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.core import signing
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SALT = "accounts.invitation"


class InvitationState(models.TextChoices):
    """What has become of an invitation."""

    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    REVOKED = "revoked", _("Revoked")
    EXPIRED = "expired", _("Expired")


class Invitation(models.Model):
    """A person may make an account for this address and with this role, once and for some days.

    The link in the mail is signed and holds the time at which it was sent: sending it again takes the force
    from the link before.
    """

    email = models.EmailField(_("email address"))
    role = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("role"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by")
    )
    created_at = models.DateTimeField(_("made on"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent on"), default=timezone.now)
    expires_at = models.DateTimeField(_("holds until"))
    accepted_at = models.DateTimeField(_("accepted on"), null=True, blank=True)
    accepted_by = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="invitation"
    )
    revoked_at = models.DateTimeField(_("revoked on"), null=True, blank=True)

    class Meta:
        """Nobody has two invitations that could both be accepted."""

        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(accepted_at=None, revoked_at=None),
                name="%(app_label)s_%(class)s_one_pending_an_address",
                violation_error_message=_(
                    "This address has an invitation already: send it again, or revoke it first."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def state(self) -> InvitationState:
        """Whether it can still be accepted, and if not, why."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.EXPIRED if self.expires_at <= timezone.now() else InvitationState.OPEN

    def get_state_display(self) -> str:
        """The state as a word."""
        return str(self.state.label)

    def renew(self) -> None:
        """Let it hold from now on, by a new link."""
        self.sent_at = timezone.now()
        self.expires_at = self.sent_at + timedelta(days=settings.INVITATION_DAYS)

    @property
    def token(self) -> str:
        """What makes the link of the newest mail."""
        return signing.Signer(salt=SALT).sign_object([self.pk, self.sent_at.isoformat()])

    def link(self) -> str:
        """The address at which the invitation is accepted, as it stands in the mail."""
        return settings.WAGTAILADMIN_BASE_URL + reverse("accept_invitation", args=[self.token])

    @classmethod
    def by_token(cls, token: str) -> "tuple[Invitation, bool] | None":
        """The invitation of a link and whether the link is its newest; nothing for a link not of ours."""
        try:
            key, sent_at = signing.Signer(salt=SALT).unsign_object(token)
            invitation = cls.objects.select_related("role", "invited_by").get(pk=key)
        except (signing.BadSignature, cls.DoesNotExist):
            return None
        return invitation, invitation.sent_at.isoformat() == sent_at
