"""The page on which an invited person makes an account."""

import pytest

from accounts.models import User
from tests.accounts.signing_in import send_password
from tests.factories.invitations import InvitationFactory
from tests.factories.users import PASSWORD, UserFactory
from tests.portal.markup import faults

pytestmark = pytest.mark.django_db

FILLED = {"first_name": "New", "last_name": "Editor", "password1": PASSWORD, "password2": PASSWORD}


def address(invitation) -> str:
    """Where the link leads."""
    return f"/accounts/invitation/{invitation.token}/"


def test_page_says_as_what_and_with_which_address(client):
    page = client.get(address(InvitationFactory(email="new@example.org")))
    text = page.content.decode()

    assert page.status_code == 200
    assert "<strong>new@example.org</strong>" in text
    assert "<strong>Editors</strong>" in text
    assert '<meta name="robots" content="noindex">' in text
    assert faults(text) == []


def test_invited_person_makes_an_account_and_signs_in_with_it(client):
    response = client.post(address(InvitationFactory(email="new@example.org")), FILLED)

    assert response["Location"] == "/accounts/login/"
    assert "Your account is ready" in client.get("/accounts/login/").content.decode()
    send_password(client, "new@example.org")
    assert client.get("/admin/").status_code == 200
    assert User.objects.get(email="new@example.org").get_full_name() == "New Editor"


def test_account_has_the_address_of_the_invitation_whatever_is_sent(client):
    extra = {"email": "evil@example.org", "is_superuser": "on", "groups": "3", "role": "3"}

    client.post(address(InvitationFactory(email="new@example.org")), FILLED | extra)

    user = User.objects.get(email="new@example.org")
    assert [group.name for group in user.groups.all()] == ["Editors"]
    assert not user.is_superuser
    assert not User.objects.filter(email="evil@example.org").exists()


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password1": "new@example.org", "password2": "new@example.org"}, "too similar"),
        ({"password2": "another password"}, "not the same"),
        ({"first_name": ""}, "required"),
    ],
)
def test_bad_forms_make_no_account(client, changed, complaint):
    response = client.post(address(InvitationFactory(email="new@example.org")), FILLED | changed)

    assert response.status_code == 200
    assert complaint in response.content.decode()
    assert not User.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize("over", ["expired", "revoked", "accepted"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_link_that_is_over_answers_gone(client, over, method):
    invitation = InvitationFactory(**{over: True})

    response = getattr(client, method)(address(invitation), FILLED)

    assert response.status_code == 410
    assert "This invitation is over" in response.content.decode()
    assert not User.objects.filter(email=invitation.email).exists()


def test_link_that_was_used_answers_gone_and_shows_the_way_in(client):
    link = address(InvitationFactory())
    client.post(link, FILLED)

    again = client.post(link, FILLED)

    assert again.status_code == 410
    assert "there is an account" in again.content.decode()


def test_link_of_an_earlier_mail_answers_gone(client):
    invitation = InvitationFactory()
    link = address(invitation)
    invitation.renew()
    invitation.save()

    assert client.get(link).status_code == 410
    assert client.get(address(invitation)).status_code == 200


def test_link_answers_gone_where_there_is_an_account_by_now(client):
    invitation = InvitationFactory()
    UserFactory(email=invitation.email)

    response = client.get(address(invitation))

    assert response.status_code == 410
    assert "there is an account" in response.content.decode()


@pytest.mark.parametrize("token", ["nonsense", "WzEsICJ4Il0:1:forged"])
def test_link_that_we_never_made_answers_not_found(client, token):
    assert client.get(f"/accounts/invitation/{token}/").status_code == 404
