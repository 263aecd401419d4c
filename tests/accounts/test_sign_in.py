"""There is one door, it asks for an address and a password, and it leads where the person wanted to go."""

import pytest

from accounts.actions.make_demo_editors import DEMO_EDITORS, make_demo_editors
from accounts.models import User
from tests.accounts.signing_in import LOGIN, send_password
from tests.factories.users import UserFactory
from tests.portal.markup import faults

pytestmark = pytest.mark.django_db

DOORS = ["/admin/login/", "/django-admin/login/", "/_util/login/", "/es/_util/login/"]
CLOSED = ["/accounts/signup/", "/accounts/email/", "/accounts/signup/passkey/", "/accounts/confirm-email/"]


@pytest.mark.parametrize("written", ["ana@example.org", "ANA@Example.org"])
def test_person_signs_in_by_email_in_any_case(client, written):
    UserFactory(email="Ana@example.org", role="Editors")

    response = send_password(client, written)

    assert response.status_code == 302
    assert response["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_demo_editors_sign_in_with_their_password(client, settings):
    settings.DEMO_EDITORS = True
    make_demo_editors("a demo password")

    for email, *_names in DEMO_EDITORS:
        send_password(client, email, "a demo password")
        assert client.get("/admin/").status_code == 200
        client.logout()


@pytest.mark.parametrize("door", DOORS)
def test_every_door_leads_to_the_one_form(client, door):
    response = client.get(door, {"next": "/admin/users/"})

    assert response.status_code == 302
    assert response["Location"] == f"{LOGIN}?next=/admin/users/"


@pytest.mark.parametrize("door", DOORS)
def test_no_door_takes_a_password_itself(client, door):
    user = UserFactory(superuser=True)
    names = {"username": user.email, "login": user.email, "password": "a long enough password"}

    client.post(door, names)

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_door_forgets_a_way_that_leads_elsewhere(client, door, target):
    assert client.get(door, {"next": target})["Location"] == LOGIN


@pytest.mark.parametrize("desk", ["/admin/", "/django-admin/", "/admin/users/"])
def test_desk_sends_strangers_to_sign_in_and_back(client, desk):
    UserFactory(email="root@example.org", superuser=True)

    page = client.get(desk, follow=True)
    form = page.content.decode()
    back = send_password(client, "root@example.org", next=desk)

    assert page.redirect_chain[-1][0] == f"{LOGIN}?next={desk}"
    assert f'name="next" value="{desk}"' in form
    assert back["Location"] == desk


def test_sign_in_forgets_a_way_that_leads_elsewhere(client):
    UserFactory(email="ana@example.org", role="Editors")

    assert send_password(client, "ana@example.org", next="https://evil.example/")["Location"] == "/admin/"


@pytest.mark.parametrize("desk", ["/admin/", "/django-admin/"])
def test_person_without_a_role_is_refused_instead_of_sent_in_circles(client, desk):
    client.force_login(UserFactory())

    assert client.get(desk, follow=True).status_code == 403


@pytest.mark.parametrize("address", CLOSED)
def test_nobody_registers(client, address):
    data = {"email": "new@example.org", "password1": "a long enough password"}

    assert client.get(address).status_code == 404
    assert client.post(address, data).status_code == 404
    assert not User.objects.exists()


@pytest.mark.parametrize("address", ["/admin/password_reset/", "/admin/password_reset/done/"])
def test_desk_has_no_password_reset_of_its_own(client, address):
    assert client.get(address).status_code == 404


def test_inactive_person_stays_outside(client):
    UserFactory(email="ana@example.org", role="Editors", is_active=False)

    send_password(client, "ana@example.org")

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "address", [LOGIN, "/accounts/password/reset/", "/accounts/password/reset/done/", "/accounts/inactive/"]
)
def test_pages_look_like_the_site_and_are_not_indexed(client, address):
    page = client.get(address)
    text = page.content.decode()

    assert page.status_code == 200
    assert '<meta name="robots" content="noindex">' in text
    assert "css/site.css" in text
    assert 'class="masthead"' in text
    assert "signup" not in text
    assert faults(text) == []
