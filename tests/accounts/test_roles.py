"""Each role may do what it is for, and nothing more."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from accounts.roles import ADMINISTRATORS, CONTRIBUTORS, EDITORS, sync_roles
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

RECORDS = ["country", "policy", "institution", "instrument", "position", "initiative", "event", "indicator"]
WRITERS = [CONTRIBUTORS, EDITORS]


def held(role: str) -> set[str]:
    return {
        f"{app}.{name}"
        for app, name in Group.objects.get(name=role).permissions.values_list(
            "content_type__app_label", "codename"
        )
    }


@pytest.mark.parametrize("role", [CONTRIBUTORS, EDITORS, ADMINISTRATORS])
@pytest.mark.parametrize("model", [*RECORDS, "source", "organisation"])
def test_every_role_reads_adds_and_changes_records_and_their_references(role, model):
    assert {f"initiatives.{action}_{model}" for action in ("view", "add", "change")} <= held(role)


@pytest.mark.parametrize("role", [CONTRIBUTORS, EDITORS, ADMINISTRATORS])
def test_nobody_publishes_but_by_approving(role):
    assert not [name for name in held(role) if name.startswith("initiatives.publish_")]


@pytest.mark.parametrize(
    ("role", "decides"), [(CONTRIBUTORS, False), (EDITORS, True), (ADMINISTRATORS, True)]
)
@pytest.mark.parametrize("decision", ["add_approval", "add_removal"])
def test_contributors_decide_nothing(role, decision, decides):
    assert (f"initiatives.{decision}" in held(role)) is decides


@pytest.mark.parametrize("role", [CONTRIBUTORS, EDITORS, ADMINISTRATORS])
def test_administrators_alone_set_remits_and_workflows(role):
    oversight = {"initiatives.change_remit", "wagtailcore.change_workflow"}
    assert (oversight <= held(role)) is (role == ADMINISTRATORS)
    assert bool(oversight & held(role)) is (role == ADMINISTRATORS)


@pytest.mark.parametrize("role", [CONTRIBUTORS, EDITORS, ADMINISTRATORS])
def test_nobody_deletes_from_the_catalogue(role):
    deletes = {name for name in held(role) if name.startswith("initiatives.delete_")}
    assert deletes <= {"initiatives.delete_remit"}


@pytest.mark.parametrize("role", WRITERS)
def test_writers_do_not_manage_people(role):
    people = {name for name in held(role) if name.startswith(("accounts.", "auth."))}
    assert people == {f"accounts.{action}_newsletterissue" for action in ("view", "add", "change")}


def test_administrators_invite_and_change_people_but_not_what_a_role_may_do():
    people = {name for name in held(ADMINISTRATORS) if name.startswith(("accounts.", "auth."))}

    assert {"accounts.add_invitation", "accounts.change_user"} <= people
    assert "auth.view_group" in people
    assert not people & {"auth.add_group", "auth.change_group", "auth.delete_group", "auth.change_permission"}


@pytest.mark.parametrize("role", [CONTRIBUTORS, EDITORS, ADMINISTRATORS])
def test_every_role_enters_the_desk_of_editors_but_not_of_operators(client, role):
    client.force_login(UserFactory(role=role))

    assert client.get("/admin/").status_code == 200
    assert client.get("/django-admin/").status_code == 302


def test_roles_follow_the_models_again():
    group = Group.objects.get(name=EDITORS)
    forbidden = Permission.objects.get(content_type__app_label="initiatives", codename="publish_policy")
    before = held(EDITORS)
    group.permissions.add(forbidden)
    group.permissions.remove(Permission.objects.get(codename="change_policy"))

    sync_roles()

    assert held(EDITORS) == before


def test_roles_leave_other_permissions_alone():
    group = Group.objects.get(name=CONTRIBUTORS)
    group.permissions.add(Permission.objects.get(codename="add_image"))

    sync_roles()

    assert "wagtailimages.add_image" in held(CONTRIBUTORS)


def test_sync_in_a_steady_state_writes_nothing(django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as queries:
        sync_roles()

    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_all_tables_of_the_catalogue_are_covered():
    models = {model._meta.model_name for model in apps.get_app_config("initiatives").get_models()}

    assert models >= set(RECORDS)
