"""Where the settings ask for it, the desks open to a second factor only."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction
from django.test import Client

from tests.accounts.signing_in import AUTHENTICATE, code_of, new_app, send_password
from tests.factories.users import PASSWORD, UserFactory
from tests.portal.markup import faults

pytestmark = pytest.mark.django_db

DESKS = ["/admin/", "/admin/users/", "/django-admin/", "/django-admin/accounts/user/"]
FACTORS = "/accounts/2fa/"
ACTIVATE = "/accounts/2fa/totp/activate/"


@pytest.fixture(autouse=True)
def _required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.fixture
def person():
    """Somebody whom every desk would let in."""
    return UserFactory(email="root@example.org", superuser=True)


def confirm(client: Client) -> None:
    """Confirm the password, as is asked before a factor is changed."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


@pytest.mark.parametrize("desk", DESKS)
def test_person_without_a_factor_is_sent_to_set_one_up(client, person, desk):
    send_password(client, person.email)

    response = client.get(desk)

    assert (response.status_code, response["Location"]) == (302, FACTORS)
    assert "The desk opens once you have a second factor" in client.get(FACTORS).content.decode()


def test_person_without_a_factor_can_send_nothing_to_a_desk(client, person):
    send_password(client, person.email)
    before = person.first_name

    data = {"email": person.email, "first_name": "Changed", "last_name": "Name"}
    response = client.post(f"/admin/users/edit/{person.pk}/", data)

    person.refresh_from_db()
    assert response.status_code == 302
    assert person.first_name == before


def test_scripts_of_the_desk_are_refused_without_a_page(client, person):
    send_password(client, person.email)

    response = client.get("/admin/", headers={"x-requested-with": "XMLHttpRequest"})

    assert response.status_code == 403


def test_person_without_a_factor_can_sign_out(client, person):
    send_password(client, person.email)

    client.post("/admin/logout/")

    assert "_auth_user_id" not in client.session


def test_password_alone_signs_nobody_in_who_has_a_factor(client, person):
    new_app(person)

    response = send_password(client, person.email)

    assert response["Location"] == AUTHENTICATE
    assert "_auth_user_id" not in client.session


def test_code_of_the_app_opens_the_desk_and_leads_on(client, person):
    secret = new_app(person)
    send_password(client, person.email, next="/admin/users/")

    response = client.post(AUTHENTICATE, {"code": code_of(secret)})

    assert response["Location"] == "/admin/users/"
    assert [client.get(desk).status_code for desk in DESKS] == [200] * len(DESKS)


def test_code_works_once(client, person):
    secret = new_app(person)
    code = code_of(secret)
    for browser in (client, Client()):
        send_password(browser, person.email)
        response = browser.post(AUTHENTICATE, {"code": code})

    assert response.status_code == 200
    assert "Incorrect code" in response.content.decode()


def test_guessing_codes_is_limited(client, person):
    secret = new_app(person)
    send_password(client, person.email)
    wrong = code_of(secret, steps=100)

    for _try in range(5):
        client.post(AUTHENTICATE, {"code": wrong})
    response = client.post(AUTHENTICATE, {"code": code_of(secret)})

    assert "Too many failed login attempts" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_recovery_code_opens_the_desk_once(person):
    new_app(person)
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    answers = []
    for browser in (Client(), Client()):
        send_password(browser, person.email)
        browser.post(AUTHENTICATE, {"code": code})
        answers.append(browser.get("/admin/").status_code)

    assert answers == [200, 302]


def test_recovery_codes_alone_are_no_second_factor(client, person):
    RecoveryCodes.activate(person)
    send_password(client, person.email)

    assert client.get("/admin/")["Location"] == FACTORS


@pytest.fixture
def _commits_in_the_request(monkeypatch):
    """Do at once what waits for the commit: in the running portal no transaction is around the request."""
    monkeypatch.setattr(transaction, "on_commit", lambda act, **options: act())


@pytest.mark.usefixtures("_commits_in_the_request")
def test_setting_up_an_app_opens_the_desk_at_once(client, person):
    send_password(client, person.email)
    confirm(client)
    client.get(ACTIVATE)
    secret = client.session["mfa.totp.secret"]

    response = client.post(ACTIVATE, {"code": code_of(secret)})

    assert response["Location"] == "/accounts/2fa/recovery-codes/"
    assert client.get("/admin/").status_code == 200
    assert Authenticator.objects.filter(user=person, type="totp").exists()


def test_setting_up_asks_for_the_password_again(client, person):
    send_password(client, person.email)

    assert client.get(ACTIVATE)["Location"].startswith("/accounts/reauthenticate/")


def test_session_from_before_the_factor_must_sign_in_again(client, person):
    """A thief who had only the password stays out once its owner sets up a factor."""
    send_password(client, person.email)
    new_app(person)

    response = client.get("/admin/")

    assert response["Location"] == "/accounts/login/?next=/admin/"
    assert "_auth_user_id" not in client.session


def test_reset_by_mail_does_not_replace_the_factor(client, person, mailoutbox):
    new_app(person)
    client.post("/accounts/password/reset/", {"email": person.email})
    link = next(word for word in mailoutbox[0].body.split() if "/reset/key/" in word)
    form = client.get(link.removeprefix("http://testserver"), follow=True)
    new = "another long enough password"

    response = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})

    assert response["Location"] == AUTHENTICATE
    assert "_auth_user_id" not in client.session


def test_removing_the_last_factor_closes_the_desk(client, person):
    secret = new_app(person)
    send_password(client, person.email)
    client.post(AUTHENTICATE, {"code": code_of(secret)})
    confirm(client)

    client.post("/accounts/2fa/totp/deactivate/")

    assert client.get("/admin/")["Location"] == FACTORS


def test_nothing_is_asked_where_the_settings_do_not(client, person, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    send_password(client, person.email)

    assert [client.get(desk).status_code for desk in DESKS] == [200] * len(DESKS)


def test_page_with_the_code_to_scan_allows_that_image_and_nothing_wider(client, person):
    send_password(client, person.email)
    confirm(client)

    page, other = client.get(ACTIVATE), client.get(FACTORS)
    here, elsewhere = (set(answer["Content-Security-Policy"].split("; ")) for answer in (page, other))

    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert here - elsewhere == {"img-src 'self' data:"}
    assert elsewhere - here == {"img-src 'self'"}


@pytest.mark.parametrize(
    "address",
    [
        FACTORS,
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/password/change/",
        "/accounts/logout/",
        "/accounts/reauthenticate/",
    ],
)
def test_pages_on_the_account_look_like_the_site_and_are_not_indexed(client, person, address):
    secret = new_app(person)
    send_password(client, person.email)
    client.post(AUTHENTICATE, {"code": code_of(secret)})
    confirm(client)

    page = client.get(address)
    text = page.content.decode()

    assert page.status_code == 200
    assert '<meta name="robots" content="noindex">' in text
    assert 'class="masthead"' in text
    assert faults(text) == []
