"""Who guesses is locked out, and learns nothing about which addresses have accounts."""

import re

import pytest
from django.core import mail

from tests.accounts.signing_in import LOGIN, send_password
from tests.factories.users import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "ana@example.org", "nobody@example.org"
TRIES = 5
# What the sender wrote itself stands before what our proxy appends.
FROM_ONE, FROM_OTHER = (
    {"x-forwarded-for": "10.0.0.1, 203.0.113.7"},
    {"x-forwarded-for": "10.0.0.1, 198.51.100.9"},
)
TOO_MANY = "Too many failed login attempts"
RESET = "/accounts/password/reset/"
VARIES = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture(autouse=True)
def _person():
    UserFactory(email=KNOWN, role="Editors")


def said(response, email: str) -> str:
    """What a page says, without what differs from one time to the next."""
    return VARIES.sub("", response.content.decode()).replace(email, "…")


def test_wrong_password_and_unknown_address_are_answered_alike(client):
    wrong, unknown = send_password(client, KNOWN, "wrong"), send_password(client, UNKNOWN, "wrong")

    assert wrong.status_code == unknown.status_code == 200
    assert said(wrong, KNOWN) == said(unknown, UNKNOWN)
    assert "not correct" in said(wrong, KNOWN)


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_after_some_tries_even_the_right_password_is_refused(client, email):
    for _try in range(TRIES):
        assert TOO_MANY not in said(send_password(client, email, "wrong"), email)

    assert TOO_MANY in said(send_password(client, email, PASSWORD), email)
    assert "_auth_user_id" not in client.session


def test_lock_is_shown_alike_for_known_and_unknown_addresses(client):
    for email in (KNOWN, UNKNOWN):
        for _try in range(TRIES):
            send_password(client, email, "wrong")

    shown = {said(send_password(client, email, "wrong"), email) for email in (KNOWN, UNKNOWN)}

    assert len(shown) == 1


def test_lock_holds_in_another_browser_and_case(client, client_of_another_machine):
    for _try in range(TRIES):
        send_password(client, KNOWN, "wrong")

    response = send_password(client_of_another_machine, KNOWN.upper(), PASSWORD)

    assert TOO_MANY in response.content.decode()


@pytest.fixture
def client_of_another_machine(client):
    """A browser elsewhere."""
    return type(client)(REMOTE_ADDR="203.0.113.7")


def test_places_are_told_apart_behind_a_proxy_that_is_trusted(client, settings):
    settings.TRUSTED_PROXIES = 1
    for number in range(20):
        client.post(LOGIN, {"login": f"person-{number}@example.org", "password": "wrong"}, headers=FROM_ONE)

    shut, opened = (
        client.post(LOGIN, {"login": KNOWN, "password": PASSWORD}, headers=place)
        for place in (FROM_ONE, FROM_OTHER)
    )

    assert TOO_MANY in shut.content.decode()
    assert opened.status_code == 302


def test_guessing_at_many_addresses_from_one_place_is_stopped(client):
    for number in range(20):
        send_password(client, f"person-{number}@example.org", "wrong")

    assert TOO_MANY in said(send_password(client, KNOWN, PASSWORD), KNOWN)


def test_reset_answers_alike_and_mails_the_owner_a_signed_link(client):
    known, unknown = (client.post(RESET, {"email": email}) for email in (KNOWN, UNKNOWN))

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    to_owner, to_stranger = mail.outbox
    assert to_owner.to == [KNOWN]
    assert to_owner.from_email == "portal@example.org"
    assert re.search(r"http://testserver/accounts/password/reset/key/\w+-[\w-]+/", to_owner.body)
    assert to_stranger.to == [UNKNOWN]
    assert "/accounts/" not in to_stranger.body
    assert "by invitation" in to_stranger.body


def test_reset_is_limited_with_a_page_of_ours(client):
    answers = [client.post(RESET, {"email": UNKNOWN}) for _try in range(6)]

    assert answers[-1].status_code == 429
    assert "Too many tries" in answers[-1].content.decode()
    assert len(mail.outbox) == 5


def test_inactive_person_is_sent_no_link(client):
    UserFactory(email="gone@example.org", is_active=False)

    client.post(RESET, {"email": "gone@example.org"})

    assert "password/reset/key" not in mail.outbox[0].body
