"""Administrators manage people, and nobody gives rights that are not theirs to give."""

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry

from accounts.models import User
from tests.factories.users import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

INDEX = "/admin/users/"
BULK = "/admin/bulk/accounts/user/{}/"


@pytest.fixture
def administrator():
    """An administrator who is no superuser."""
    return UserFactory(email="admin@example.org", role="Administrators")


@pytest.fixture
def desk(client, administrator):
    """Their desk."""
    client.force_login(administrator)
    return client


@pytest.fixture
def person():
    """Somebody who writes."""
    return UserFactory(email="ana@example.org", role="Contributors", first_name="Ana", last_name="Ruiz")


def edit(person: User) -> str:
    """Where a person is edited."""
    return f"/admin/users/edit/{person.pk}/"


def filled(person: User, *roles: str, **changes: str) -> dict:
    """The form on a person, as a browser sends it."""
    groups = [Group.objects.get(name=name).pk for name in roles]
    data = {"email": person.email, "first_name": "Ana", "last_name": "Ruiz", "is_active": "on"}
    return data | {"groups": groups} | changes


def bulk(client, action: str, *people: User, **data):
    """Do something with several people."""
    keys = "&".join(f"id={person.pk}" for person in people)
    return client.post(BULK.format(action) + f"?{keys}", data)


def test_adding_a_person_leads_to_an_invitation(desk):
    page = desk.get("/admin/users/new/", follow=True)
    desk.post("/admin/users/new/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD})

    assert page.redirect_chain[-1][0] == "/admin/invitations/new/"
    assert not User.objects.filter(email="new@example.org").exists()
    assert 'href="/admin/invitations/new/"' in desk.get(INDEX).content.decode()


def test_administrator_changes_role_and_the_log_keeps_from_what_to_what(desk, administrator, person):
    response = desk.post(edit(person), filled(person, "Editors"))

    assert response.status_code == 302, response.content
    assert [group.name for group in person.groups.all()] == ["Editors"]
    entry = next(
        entry
        for entry in log_registry.get_logs_for_instance(person)
        if entry.action == "accounts.change_rights"
    )
    assert entry.user == administrator
    assert entry.data["from"]["roles"] == ["Contributors"]
    assert entry.data["to"]["roles"] == ["Editors"]


def test_change_of_name_is_no_change_of_rights(desk, person):
    desk.post(edit(person), filled(person, "Contributors", first_name="Eva"))

    assert "accounts.change_rights" not in [
        entry.action for entry in log_registry.get_logs_for_instance(person)
    ]


def test_new_address_is_the_only_one_that_opens_the_account(desk, client, person):
    desk.post(edit(person), filled(person, "Contributors", email="Ruiz@example.org"))
    desk.logout()

    for email, opened in (("ana@example.org", False), ("ruiz@example.org", True)):
        client.post("/accounts/login/", {"login": email, "password": PASSWORD})
        assert ("_auth_user_id" in client.session) is opened


def test_nobody_types_the_password_of_another(desk, person):
    page = desk.get(edit(person)).content.decode()
    new = "another long enough password"

    desk.post(edit(person), filled(person, "Contributors", password1=new, password2=new))

    person.refresh_from_db()
    assert 'type="password"' not in page
    assert person.check_password(PASSWORD)


def test_administrator_makes_no_superusers(desk, administrator, person):
    for somebody in (person, administrator):
        page = desk.get(edit(somebody)).content.decode()
        response = desk.post(
            edit(somebody), filled(somebody, "Administrators", is_superuser="on", is_staff="on")
        )

        somebody.refresh_from_db()
        assert 'name="is_superuser"' not in page
        assert response.status_code == 302
        assert not somebody.is_superuser
        assert not somebody.is_staff


def test_administrator_opens_and_changes_no_superusers(desk):
    root = UserFactory(email="root@example.org", superuser=True)

    for answer in (desk.get(edit(root)), desk.post(edit(root), filled(root, email="mine@example.org"))):
        assert answer.status_code == 302
        assert answer["Location"] == "/admin/"
    assert edit(root) not in desk.get(INDEX).content.decode()
    assert f"/admin/users/delete/{root.pk}/" not in desk.get(INDEX).content.decode()
    root.refresh_from_db()
    assert root.email == "root@example.org"


def test_administrator_deactivates_and_deletes_no_superusers_in_bulk(desk):
    root = UserFactory(superuser=True)

    bulk(desk, "set_active_state", root, mark_as_active="False")
    bulk(desk, "delete", root)
    bulk(desk, "assign_role", root, role=Group.objects.get(name="Editors").pk)

    root.refresh_from_db()
    assert root.is_active
    assert not root.groups.exists()


def test_administrator_changes_no_groups(desk):
    group = Group.objects.get(name="Contributors")

    desk.post(f"/admin/groups/edit/{group.pk}/", {"name": "Mine"})
    desk.post("/admin/groups/new/", {"name": "Mine"})

    assert not Group.objects.filter(name="Mine").exists()


def test_superuser_makes_superusers(client, person):
    client.force_login(UserFactory(superuser=True))

    client.post(edit(person), filled(person, "Contributors", is_superuser="on"))

    person.refresh_from_db()
    assert person.is_superuser


@pytest.mark.parametrize("role", ["Contributors", "Editors"])
def test_others_manage_nobody(client, person, role):
    me = UserFactory(role=role)
    client.force_login(me)

    assert client.get(INDEX).status_code == 302
    for somebody in (person, me):
        client.post(edit(somebody), filled(somebody, "Administrators", is_superuser="on"))
        bulk(client, "assign_role", somebody, role=Group.objects.get(name="Administrators").pk)
    bulk(client, "set_active_state", person, mark_as_active="False")
    bulk(client, "delete", person)

    person.refresh_from_db()
    assert person.is_active
    assert not User.objects.filter(groups__name="Administrators").exists()
    assert not User.objects.filter(is_superuser=True).exists()


def test_own_account_page_changes_neither_address_nor_password_nor_rights(client, person):
    client.force_login(person)
    new = "another long enough password"
    data = {
        "name_email-first_name": "Eva",
        "name_email-last_name": "Ruiz",
        "name_email-email": "x@example.org",
    }
    data |= {"password-old_password": PASSWORD, "password-new_password1": new, "password-new_password2": new}

    page = client.get("/admin/account/").content.decode()
    client.post("/admin/account/", data)

    person.refresh_from_db()
    assert "/accounts/2fa/" in page
    assert "/accounts/password/change/" in page
    assert person.email == "ana@example.org"
    assert person.check_password(PASSWORD)


def test_administrator_deactivates_in_bulk_and_the_log_keeps_it(desk, administrator, person):
    bulk(desk, "set_active_state", person, mark_as_active="False")

    person.refresh_from_db()
    entry = log_registry.get_logs_for_instance(person).first()
    assert not person.is_active
    assert (entry.action, entry.user) == ("accounts.change_rights", administrator)
    assert (entry.data["from"]["active"], entry.data["to"]["active"]) == (True, False)


def test_administrator_assigns_roles_in_bulk_and_the_log_keeps_it(desk, person):
    bulk(desk, "assign_role", person, role=Group.objects.get(name="Editors").pk)

    entry = log_registry.get_logs_for_instance(person).first()
    assert entry.data["to"]["roles"] == ["Contributors", "Editors"]


@pytest.mark.parametrize("in_bulk", [True, False])
def test_log_of_a_deleted_person_stays_under_a_stable_label(desk, person, in_bulk):
    other = UserFactory()
    log(other, "wagtail.edit", user=person)
    key = person.pk

    if in_bulk:
        bulk(desk, "delete", person)
    else:
        desk.post(f"/admin/users/delete/{key}/")
    desk.force_login(UserFactory(superuser=True))
    report = desk.get("/admin/reports/site-history/").content.decode()

    assert not User.objects.filter(pk=key).exists()
    entries = log_registry.get_logs_for_instance(other)
    assert [entry.user_id for entry in entries] == [key]
    assert f"user {key} (deleted)" in report
    assert "ana@example.org" in report


@pytest.mark.parametrize("in_bulk", [True, False])
def test_nobody_is_deleted_whose_log_would_go_with_them(desk, person, in_bulk):
    LogEntry.objects.create(user=person, action_flag=ADDITION, object_repr="a row")

    if in_bulk:
        bulk(desk, "delete", person)
    else:
        desk.post(f"/admin/users/delete/{person.pk}/")

    assert LogEntry.objects.filter(user=person).exists()
