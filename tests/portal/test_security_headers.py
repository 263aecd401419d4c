"""Pages tell browsers to run nothing but our own code and to leave readers alone."""

import pytest
from django.test import Client

from tests.factories.policies import PolicyFactory
from tests.factories.users import UserFactory

PUBLIC = ["/healthz", "/nothing-here/", "/es/nothing-here/", "/administration/"]
DESKS = ["/admin/login/", "/django-admin/login/"]


def policy(response) -> dict[str, set[str]]:
    """The content security policy, by directive."""
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return {name: set(values) for name, *values in parts}


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages_run_only_our_own_code(client, address):
    directives = policy(client.get(address))

    assert directives["default-src"] == {"'self'"}
    assert directives["script-src"] == {"'self'"}
    assert directives["style-src"] == {"'self'"}
    assert directives["object-src"] == {"'none'"}
    assert directives["base-uri"] == {"'self'"}
    assert directives["form-action"] == {"'self'"}
    assert directives["frame-ancestors"] == {"'none'"}
    assert not any("unsafe" in value for values in directives.values() for value in values)


@pytest.mark.django_db
def test_policy_stays_strict_for_those_who_are_signed_in(client):
    client.force_login(UserFactory(superuser=True))

    assert policy(client.get("/nothing-here/"))["script-src"] == {"'self'"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", DESKS)
def test_desks_may_style_in_place_and_frame_themselves_but_load_nothing_foreign(client, address):
    directives = policy(client.get(address))

    assert directives["frame-ancestors"] == {"'self'"}
    assert "'unsafe-inline'" in directives["style-src"]
    foreign = {value for values in directives.values() for value in values if "." in value or value == "*"}
    assert not foreign


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC + DESKS)
def test_every_answer_has_the_other_headers(client, address):
    response = client.get(address)

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.django_db
def test_preview_is_framed_by_the_desk_alone_and_otherwise_strict():
    directives = policy(PolicyFactory().make_preview_request())

    assert directives["frame-ancestors"] == {"'self'"}
    assert directives["script-src"] == {"'self'"}
    assert directives["style-src"] == {"'self'"}


@pytest.mark.django_db
def test_forged_form_is_refused_with_our_own_page():
    response = Client(enforce_csrf_checks=True).post("/appearance/", {"theme": "dark"})

    assert response.status_code == 403
    assert "403.html" in [template.name for template in response.templates]
