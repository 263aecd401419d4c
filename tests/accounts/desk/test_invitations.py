"""Administrators invite at the desk, see what became of it, send again and take back."""

from smtplib import SMTPException

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import Invitation
from tests.factories.invitations import InvitationFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

INDEX, ADD = "/admin/invitations/", "/admin/invitations/new/"
ROLES = ["Contributors", "Editors", "Administrators"]


@pytest.fixture
def desk(client):
    """The desk of an administrator who is no superuser."""
    client.force_login(UserFactory(role="Administrators"))
    return client


def group(name: str) -> int:
    """The key of a role."""
    return Group.objects.get(name=name).pk


def test_administrator_invites(desk, mailoutbox):
    response = desk.post(ADD, {"email": "new@example.org", "role": group("Editors")})

    assert response.status_code == 302, response.content
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role.name) == ("new@example.org", "Editors")
    assert invitation.invited_by.email in mailoutbox[0].body
    assert "new@example.org" in desk.get(INDEX).content.decode()


def test_form_offers_our_roles_and_no_group_made_by_hand(desk):
    made_by_hand = Group.objects.create(name="Made by hand")

    form = desk.get(ADD).context["form"]
    response = desk.post(ADD, {"email": "new@example.org", "role": made_by_hand.pk})

    assert [choice.name for choice in form.fields["role"].queryset] == ROLES
    assert response.status_code == 200
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("taken", ["account", "invitation"])
def test_form_refuses_an_address_that_is_taken(desk, taken, mailoutbox):
    factory = UserFactory if taken == "account" else InvitationFactory
    factory(email="ana@example.org")

    response = desk.post(ADD, {"email": "Ana@example.org", "role": group("Editors")})

    assert response.status_code == 200
    assert "already" in response.content.decode()
    assert not mailoutbox


def test_form_says_that_the_mail_failed(desk, monkeypatch):
    def fail(*arguments, **options):
        raise SMTPException

    monkeypatch.setattr("accounts.actions.invite.send_mail", fail)

    response = desk.post(ADD, {"email": "new@example.org", "role": group("Editors")})

    assert "could not be sent" in response.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("state", ["Open", "Accepted", "Revoked", "Expired"])
def test_list_shows_the_state(desk, state):
    InvitationFactory(**({state.lower(): True} if state != "Open" else {}))

    assert state in desk.get(INDEX).content.decode()


def test_list_needs_as_many_queries_for_many_as_for_few(desk, count_queries):
    InvitationFactory.create_batch(2)
    desk.get(INDEX)
    few = count_queries(lambda: desk.get(INDEX))
    InvitationFactory.create_batch(12)

    assert count_queries(lambda: desk.get(INDEX)) == few


def test_administrator_sends_again(desk, mailoutbox):
    invitation = InvitationFactory(expired=True)
    address = reverse("invitations:resend", args=[invitation.pk])

    assert address in desk.get(INDEX).content.decode()
    assert invitation.email in desk.get(address).content.decode()
    assert not mailoutbox
    assert desk.post(address).status_code == 302

    invitation.refresh_from_db()
    assert invitation.state == "open"
    assert mailoutbox[0].to == [invitation.email]


def test_administrator_takes_back(desk):
    invitation = InvitationFactory()
    address = reverse("invitations:revoke", args=[invitation.pk])

    assert address in desk.get(INDEX).content.decode()
    assert desk.get(address).status_code == 200
    assert desk.post(address).status_code == 302

    invitation.refresh_from_db()
    assert invitation.state == "revoked"


def test_nothing_is_offered_or_done_with_what_is_over(desk):
    invitation = InvitationFactory(accepted=True)
    revoke = reverse("invitations:revoke", args=[invitation.pk])

    assert revoke not in desk.get(INDEX).content.decode()
    assert "not open any more" in desk.post(revoke, follow=True).content.decode()
    invitation.refresh_from_db()
    assert invitation.state == "accepted"


@pytest.mark.parametrize("role", ["Contributors", "Editors"])
def test_others_neither_see_nor_make_invitations(client, role, mailoutbox):
    client.force_login(UserFactory(role=role))
    invitation = InvitationFactory()

    for address in (INDEX, ADD):
        assert client.get(address).status_code == 302
    for verb in ("resend", "revoke"):
        client.post(reverse(f"invitations:{verb}", args=[invitation.pk]))
    client.post(ADD, {"email": "new@example.org", "role": group("Administrators")})

    assert Invitation.objects.get().state == "open"
    assert not mailoutbox
    assert INDEX not in client.get("/admin/").content.decode()


def test_menu_leads_administrators_there(desk):
    assert INDEX in desk.get("/admin/").content.decode()


@pytest.mark.parametrize("page", ["edit", "delete"])
def test_invitations_are_neither_edited_nor_deleted(client, page):
    client.force_login(UserFactory(superuser=True))

    assert client.get(f"/admin/invitations/{page}/{InvitationFactory().pk}/").status_code == 404


def test_site_history_shows_who_invited_whom(desk):
    desk.post(ADD, {"email": "new@example.org", "role": group("Editors")})
    desk.force_login(UserFactory(superuser=True))

    report = desk.get("/admin/reports/site-history/").content.decode()

    assert "new@example.org" in report
    assert "Invitation sent" in report
