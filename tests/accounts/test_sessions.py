"""A new password, or none any more, ends what was opened with the old one."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests.accounts.signing_in import send_password
from tests.factories.users import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

NEW = "another long enough password"


@pytest.fixture
def person():
    """Somebody who works at the desk."""
    return UserFactory(email="ana@example.org", role="Editors")


@pytest.fixture
def browsers(person) -> tuple[Client, Client]:
    """Two browsers in which the person is signed in."""
    pair = Client(), Client()
    for browser in pair:
        send_password(browser, person.email)
        assert browser.get("/admin/").status_code == 200
    return pair


def test_change_of_password_ends_the_other_sessions_and_keeps_this_one(browsers):
    here, elsewhere = browsers

    response = here.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert response.status_code == 302
    assert here.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302
    assert mail.outbox[-1].subject.startswith("Password Changed")


def test_reset_of_password_ends_all_sessions(client, browsers):
    client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]

    form = client.get(link, follow=True)
    response = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

    assert response.status_code == 302
    assert client.get("/admin/").status_code == 200
    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302]
    assert "invalid" in Client().get(link, follow=True).content.decode()


def test_weak_password_is_refused_at_reset(client, person):
    client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]

    form = client.get(link, follow=True)
    response = client.post(form.request["PATH_INFO"], {"password1": "ana", "password2": "ana"})

    assert "too short" in response.content.decode()
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_deactivation_ends_the_sessions(browsers, person):
    person.is_active = False
    person.save()

    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302]


def test_operator_who_sets_a_password_ends_the_sessions(browsers, person):
    person.set_password(NEW)
    person.save()

    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302]
