"""People sign in by email, in whatever case they write it."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from tests.factories.users import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["ana@example.org", "Ana@Example.ORG", "ANA@EXAMPLE.ORG"])
def test_person_signs_in_by_email_in_any_case(written):
    user = UserFactory(email="ana@example.org")

    assert authenticate(username=written, password=PASSWORD) == user


def test_wrong_password_is_refused():
    UserFactory(email="ana@example.org")

    assert authenticate(username="ana@example.org", password="something else") is None


def test_two_spellings_of_an_address_are_one_person():
    UserFactory(email="ana@example.org")
    other = User(email="Ana@example.org", password="unusable")

    with pytest.raises(ValidationError) as refusal:
        other.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()

    assert "Somebody has this email address already." in str(refusal.value)


def test_user_needs_an_email():
    with pytest.raises(ValueError, match="email"):
        User.objects.create_user("")


def test_user_without_password_cannot_sign_in():
    assert not User.objects.create_user("ana@example.org").has_usable_password()


def test_superuser_may_enter_both_desks(client):
    client.force_login(User.objects.create_superuser("root@example.org", PASSWORD))

    assert client.get("/admin/").status_code == 200
    assert client.get("/django-admin/").status_code == 200


def test_sign_in_form_asks_for_the_email(client):
    UserFactory(email="ana@example.org", role="Editors")

    page = client.get("/admin/login/").content.decode()
    response = client.post("/admin/login/", {"username": "ANA@example.org", "password": PASSWORD})

    assert "email address" in page.lower()
    assert response.status_code == 302
    assert client.get("/admin/").status_code == 200


def test_operator_adds_a_person_by_email(client):
    client.force_login(UserFactory(superuser=True))
    data = {
        "email": "new@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "usable_password": "true",
    }

    response = client.post("/django-admin/accounts/user/add/", data)

    new = User.objects.get(email="new@example.org")
    assert response.status_code == 302
    assert client.get(f"/django-admin/accounts/user/{new.pk}/change/").status_code == 200
    assert client.get("/django-admin/accounts/user/?q=new").status_code == 200


def test_administrator_adds_an_editor_at_the_desk(client):
    client.force_login(UserFactory(role="Administrators"))
    data = {
        "email": "new@example.org",
        "first_name": "New",
        "last_name": "Editor",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "groups": [Group.objects.get(name="Editors").pk],
    }

    response = client.post("/admin/users/new/", data)

    assert response.status_code == 302, response.content
    assert User.objects.get(email="new@example.org").groups.get().name == "Editors"
