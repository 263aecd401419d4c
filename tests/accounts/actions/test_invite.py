"""Inviting, inviting again, taking back and taking up."""

from datetime import timedelta
from smtplib import SMTPException

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.log_actions import registry as log_registry

from accounts.actions.invite import accept_invitation, invite_person, resend_invitation, revoke_invitation
from accounts.models import Invitation, User
from accounts.models.invitation import InvitationState
from tests.factories.invitations import InvitationFactory
from tests.factories.users import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

OVER = ["revoked", "accepted"]


@pytest.fixture
def administrator():
    """Who invites."""
    return UserFactory(role="Administrators", first_name="Ana", last_name="Ruiz")


@pytest.fixture
def role():
    """As what somebody is invited."""
    return Group.objects.get(name="Editors")


def actions_on(invitation: Invitation) -> list[str]:
    """What the log says, newest first."""
    return [entry.action for entry in log_registry.get_logs_for_instance(invitation)]


def test_invitation_is_mailed_with_its_link(administrator, role, mailoutbox, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example.org"

    invitation = invite_person("New@Example.org", role, administrator)

    mail = mailoutbox[0]
    assert mail.to == [invitation.email] == ["new@example.org"]
    assert mail.from_email == "portal@example.org"
    assert mail.subject == "Invitation to Cyber diplomacy in Latin America and the Caribbean"
    assert invitation.link() in mail.body.split()
    assert invitation.link().startswith("https://portal.example.org/accounts/invitation/")
    assert "Ana Ruiz invites you" in mail.body
    assert "in the group Editors" in mail.body
    assert actions_on(invitation) == ["accounts.invite"]


def test_invitation_holds_for_the_days_of_the_settings(administrator, role, settings):
    settings.INVITATION_DAYS = 3

    invitation = invite_person("new@example.org", role, administrator)

    assert invitation.expires_at - invitation.sent_at == timedelta(days=3)
    assert invitation.state == InvitationState.OPEN


def test_nobody_is_invited_twice_at_a_time(administrator, role, mailoutbox):
    invite_person("new@example.org", role, administrator)

    with pytest.raises(ValidationError, match="has an invitation already"):
        invite_person("NEW@example.org", role, administrator)

    assert len(mailoutbox) == 1


def test_person_with_an_account_is_not_invited(administrator, role, mailoutbox):
    UserFactory(email="ana@example.org")

    with pytest.raises(ValidationError, match="Somebody has this email address already"):
        invite_person("Ana@example.org", role, administrator)

    assert not mailoutbox


def test_revoked_person_can_be_invited_again(administrator, role):
    revoke_invitation(invite_person("new@example.org", role, administrator), administrator)

    assert invite_person("new@example.org", role, administrator).state == InvitationState.OPEN


def test_nothing_is_kept_where_the_mail_fails(administrator, role, monkeypatch):
    def fail(*arguments, **options):
        raise SMTPException

    monkeypatch.setattr("accounts.actions.invite.send_mail", fail)

    with pytest.raises(SMTPException):
        invite_person("new@example.org", role, administrator)

    assert not Invitation.objects.exists()


def test_second_mail_takes_the_place_of_the_first(administrator, mailoutbox):
    invitation = InvitationFactory(expired=True, sent_at=timezone.now() - timedelta(days=9))
    before = invitation.token

    resend_invitation(invitation, administrator)

    assert invitation.state == InvitationState.OPEN
    assert Invitation.by_token(before) == (invitation, False)
    assert Invitation.by_token(invitation.token) == (invitation, True)
    assert invitation.link() in mailoutbox[0].body.split()
    assert actions_on(invitation) == ["accounts.invite_again"]


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("act", [resend_invitation, revoke_invitation])
def test_invitation_that_is_over_stays_over(administrator, over, act, mailoutbox):
    invitation = InvitationFactory(**{over: True})

    with pytest.raises(ValidationError, match="not open any more"):
        act(invitation, administrator)

    assert invitation.state == over
    assert not mailoutbox


def test_invited_person_joins_the_group_and_no_more(administrator, role):
    invitation = invite_person("new@example.org", role, administrator)

    user = accept_invitation(invitation, "New", "Editor", PASSWORD)

    assert list(user.groups.all()) == [role]
    assert user.check_password(PASSWORD)
    assert not user.is_staff
    assert not user.is_superuser
    invitation.refresh_from_db()
    assert (invitation.state, invitation.accepted_by) == (InvitationState.ACCEPTED, user)
    assert actions_on(invitation) == ["accounts.accept_invitation", "accounts.invite"]


@pytest.mark.parametrize("over", [*OVER, "expired"])
def test_invitation_that_is_over_makes_no_account(over):
    invitation = InvitationFactory(**{over: True})
    people = User.objects.count()

    with pytest.raises(ValidationError, match="not open any more"):
        accept_invitation(invitation, "New", "Editor", PASSWORD)

    assert User.objects.count() == people


def test_invitation_makes_one_account_even_from_two_copies():
    invitation = InvitationFactory()
    copy = Invitation.objects.get(pk=invitation.pk)
    accept_invitation(invitation, "New", "Editor", PASSWORD)

    with pytest.raises(ValidationError, match="not open any more"):
        accept_invitation(copy, "Other", "Editor", PASSWORD)


@pytest.mark.parametrize("token", ["nonsense", "WzEsICJ4Il0:1:forged"])
def test_link_that_we_never_made_is_none(token):
    assert Invitation.by_token(token) is None


def test_link_of_an_invitation_that_is_gone_is_none():
    invitation = InvitationFactory()
    token = invitation.token
    invitation.delete()

    assert Invitation.by_token(token) is None
