"""Inviting people: the verbs on invitations."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import Invitation, User
from accounts.models.invitation import InvitationState


@transaction.atomic
def invite_person(email: str, role: Group, user: User) -> Invitation:
    """Invite somebody to take a role; nothing is kept where the mail cannot be handed over."""
    invitation = Invitation(email=User.objects.normalize_email(email), role=role, invited_by=user)
    invitation.renew()
    invitation.full_clean()
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise ValidationError({"email": _("Somebody has this email address already.")})
    invitation.save()
    log(invitation, "accounts.invite", user=user, data={"role": role.name})
    _send(invitation)
    return invitation


@transaction.atomic
def resend_invitation(invitation: Invitation, user: User) -> None:
    """Send a new link, which takes the place of the one before; an expired invitation holds again."""
    _refuse_unless(invitation, InvitationState.OPEN, InvitationState.EXPIRED)
    invitation.renew()
    invitation.save(update_fields=["sent_at", "expires_at"])
    log(invitation, "accounts.invite_again", user=user)
    _send(invitation)


@transaction.atomic
def revoke_invitation(invitation: Invitation, user: User) -> None:
    """Take an invitation back before it is accepted."""
    _refuse_unless(invitation, InvitationState.OPEN, InvitationState.EXPIRED)
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    log(invitation, "accounts.revoke_invitation", user=user)


@transaction.atomic
def accept_invitation(invitation: Invitation, first_name: str, last_name: str, password: str) -> User:
    """Make the account of an invited person, once.

    The row is locked, so that two browsers that send the form together make one account.
    """
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    _refuse_unless(invitation, InvitationState.OPEN)
    user = User.objects.create_user(invitation.email, password, first_name=first_name, last_name=last_name)
    user.groups.add(invitation.role)
    invitation.accepted_at = timezone.now()
    invitation.accepted_by = user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    log(invitation, "accounts.accept_invitation", user=user, data={"role": invitation.role.name})
    return user


def _refuse_unless(invitation: Invitation, *states: InvitationState) -> None:
    if invitation.state not in states:
        raise ValidationError(
            _("This invitation is not open any more (%(state)s)."),
            params={"state": invitation.get_state_display()},
        )


def _send(invitation: Invitation) -> None:
    context = {
        "invitation": invitation,
        "link": invitation.link(),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "role": invitation.role.name,
    }
    subject = render_to_string("accounts/mail/invitation_subject.txt", context).strip()
    text = render_to_string("accounts/mail/invitation.txt", context)
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [invitation.email])
