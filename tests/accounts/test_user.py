"""People sign in by email, in whatever case they write it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
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


def test_addresses_are_kept_in_small_letters_wherever_they_come_from():
    made = UserFactory(email="Ana@Example.ORG")
    saved = User(email="Eva@example.org", password="unusable")
    saved.save()

    assert made.email == "ana@example.org"
    assert saved.email == "eva@example.org"


def test_operators_delete_nobody(client):
    client.force_login(UserFactory(superuser=True))
    person = UserFactory()

    response = client.post(f"/django-admin/accounts/user/{person.pk}/delete/", {"post": "yes"})

    assert response.status_code == 403
    assert User.objects.filter(pk=person.pk).exists()


def test_operators_desk_shows_people_to_superusers_alone(client):
    """Whoever may tick a box on these pages could become a superuser."""
    staff = UserFactory(role="Administrators", is_staff=True)
    client.force_login(staff)

    assert client.get("/django-admin/").status_code == 200
    assert client.get("/django-admin/accounts/user/").status_code == 403
    assert client.post(f"/django-admin/accounts/user/{staff.pk}/change/", {}).status_code == 403


def test_migration_brings_old_addresses_into_small_letters():
    person, other = UserFactory(), UserFactory(email="eva@example.org")
    User.objects.filter(pk=person.pk).update(email="Ana@Example.org")

    import_module("accounts.migrations.0002_invitation").write_addresses_small(apps, None)

    assert set(User.objects.values_list("email", flat=True)) == {"ana@example.org", other.email}
