"""At the desk everybody writes drafts; nobody deletes, and nobody publishes what they save."""

import pytest
from django.urls import reverse

from initiatives.models import Organisation, Policy, Publication, Source
from tests.factories import (
    CountryFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
    UserFactory,
)
from tests.initiatives.admin.desk import RECORD_MODELS, REFERENCE_MODELS, desk_url, factory_of, filled_form

pytestmark = pytest.mark.django_db
WRITERS = ("Contributors", "Editors")


def sign_in(client, role):
    """Sign in as a superuser or with a role; returns the person."""
    person = UserFactory(superuser=True) if role == "superuser" else UserFactory(role=role)
    client.force_login(person)
    return person


def open_form(client, record):
    """What the edit form of a record would send."""
    return filled_form(client.get(desk_url(record, "edit")).content.decode())


@pytest.mark.parametrize("role", WRITERS)
def test_writers_add_a_draft(client, role):
    person = sign_in(client, role)
    country = CountryFactory(published=True)
    data = filled_form(client.get(desk_url(Policy, "add")).content.decode())
    data |= {"slug": "new-policy", "title_en": "New policy", "country": country.pk, "kind": "foreign-policy"}
    response = client.post(desk_url(Policy, "add"), data)
    assert response.status_code == 302, response.context["form"].errors
    policy = Policy.objects.get()
    assert (policy.live, policy.latest_revision.user) == (False, person)


@pytest.mark.parametrize("role", WRITERS)
def test_writers_change_a_draft_and_the_public_sees_nothing_of_it(client, role):
    sign_in(client, role)
    policy = PolicyFactory(published=True, summary="Public words.")
    data = open_form(client, policy) | {"summary_en": "Words of a draft."}
    assert client.post(desk_url(policy, "edit"), data).status_code == 302
    assert Policy.objects.published().get().summary_en == "Public words."
    assert policy.latest_revision.as_object() is not None
    assert Policy.objects.get().get_latest_revision_as_object().summary_en == "Words of a draft."


@pytest.mark.parametrize("role", [*WRITERS, "Administrators", "superuser"])
def test_nobody_publishes_what_they_save(client, role):
    sign_in(client, role)
    policy = PolicyFactory(published=True, summary="Public words.")
    data = open_form(client, policy) | {"summary_en": "Words of a draft.", "action-publish": "1"}
    client.post(desk_url(policy, "edit"), data)
    assert Policy.objects.published().get().summary_en == "Public words."
    assert Publication.objects.filter(object_id=policy.pk, content_type__model="policy").count() == 1


def test_submitting_at_the_desk_says_all_that_is_missing(client):
    sign_in(client, "Contributors")
    point = PositionPointFactory.build(verified_on=None)
    position = PositionFactory(points=[point])
    response = client.post(desk_url(position, "edit"), open_form(client, position) | {"action-submit": "1"})
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert "verified_on" in errors
    assert len(errors["__all__"]) == 2
    position.refresh_from_db()
    assert not position.workflow_in_progress


@pytest.mark.parametrize("role", WRITERS)
def test_writers_submit_at_the_desk(client, role):
    person = sign_in(client, role)
    policy = PolicyFactory(published=True)
    data = open_form(client, policy) | {"summary_en": "Words of a draft.", "action-submit": "1"}
    assert client.post(desk_url(policy, "edit"), data).status_code == 302
    assert Policy.objects.get().current_workflow_state.requested_by == person


def test_draft_needs_a_title_and_a_key(client):
    sign_in(client, "Contributors")
    country = CountryFactory(published=True)
    data = filled_form(client.get(desk_url(Policy, "add")).content.decode())
    data |= {"country": country.pk, "kind": "foreign-policy"}
    response = client.post(desk_url(Policy, "add"), data)
    assert response.status_code == 200
    assert {"slug", "title_en"} <= set(response.context["form"].errors)
    assert not Policy.objects.exists()


@pytest.mark.parametrize("role", [*WRITERS, "Administrators", "superuser"])
@pytest.mark.parametrize("model", [*RECORD_MODELS, *REFERENCE_MODELS], ids=lambda model: model.__name__)
def test_nobody_deletes(client, model, role):
    sign_in(client, role)
    row = factory_of(model)()
    bulk = f"/admin/bulk/initiatives/{model._meta.model_name}/delete/?id={row.pk}"
    client.post(desk_url(row, "delete"))
    client.post(bulk)
    assert model.objects.filter(pk=row.pk).exists()


def choose(client, model, **query) -> str:
    """The results of a chooser."""
    chooser = model.snippet_viewset.chooser_viewset
    return client.get(reverse(chooser.get_url_name("choose_results")), query).content.decode()


def test_chooser_offers_published_countries_only(client):
    sign_in(client, "Contributors")
    public, draft = CountryFactory(published=True, title="Chile"), CountryFactory(title="Peru")
    for query in ({}, {"q": "chi"}):
        results = choose(client, type(public), **query)
        assert public.title in results
        assert draft.title not in results


def test_source_chooser_is_searched(client):
    sign_in(client, "Contributors")
    wanted, other = SourceFactory(title="Compendium of positions"), SourceFactory(title="Annual report")
    results = choose(client, type(wanted), q="positions compendium")
    assert wanted.title in results
    assert other.title not in results


@pytest.mark.parametrize("model", [model for model in REFERENCE_MODELS if model is not Source])
def test_superuser_changes_nothing_public_alone_either(client, model):
    sign_in(client, "superuser")
    row = factory_of(model)()
    assert client.get(desk_url(row, "edit")).status_code == 302
    assert client.post(desk_url(row, "edit"), {"slug": "changed"}).status_code == 302
    row.refresh_from_db()
    assert row.slug != "changed"


@pytest.mark.parametrize("role", WRITERS)
def test_writers_add_an_organisation_that_waits(client, role):
    sign_in(client, role)
    data = filled_form(client.get(desk_url(Organisation, "add")).content.decode())
    data |= {"slug": "new", "name": "New body", "kind": "regional", "verified_on": "2026-09-01"}
    assert client.post(desk_url(Organisation, "add"), data).status_code == 302
    assert not Organisation.objects.published().exists()


# Editors care for the addresses of sources; test_sources.py says what is closed to them.
CLOSED = [
    (role, model) for role in WRITERS for model in REFERENCE_MODELS if (role, model) != ("Editors", Source)
]


@pytest.mark.parametrize(("role", "model"), CLOSED)
def test_writers_change_nothing_that_is_public_at_once(client, role, model):
    sign_in(client, role)
    row = factory_of(model)()
    assert client.get(desk_url(model, "list")).status_code == 200
    assert client.get(desk_url(row, "edit")).status_code == 302
    assert client.post(desk_url(row, "edit"), {"slug": "changed"}).status_code == 302
    row.refresh_from_db()
    assert row.slug != "changed"
