"""Merges are proposed, decided and taken back at the desk, by those who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.actions.merge import propose_merge
from initiatives.merging.references import MERGEABLE
from initiatives.models import Merge, Source
from tests.factories import CountryFactory, PolicyFactory, SourceFactory, UserFactory
from tests.initiatives.admin.desk import factory_of

pytestmark = pytest.mark.django_db
LIST = "/admin/merges/"


@pytest.fixture
def editor(client):
    """An editor who has signed in."""
    person = UserFactory(role="Editors")
    client.force_login(person)
    return person


@pytest.fixture
def pair():
    """A source to keep and one to merge, which a policy cites."""
    kept, merged = SourceFactory(title="The law"), SourceFactory(title="The same law")
    PolicyFactory(published=True, country=CountryFactory(published=True), sources=[kept, merged])
    PolicyFactory(published=True, country=CountryFactory(published=True), sources=[merged])
    return kept, merged


def propose_url(kept, merged):
    """Where two rows are looked at before they are proposed."""
    address = reverse("initiatives_propose_merge", args=[merged._meta.model_name])
    return f"{address}?kept={kept.pk}&merged={merged.pk}"


def test_merge_is_proposed_with_what_would_move_in_view(client, editor, pair):
    kept, merged = pair
    page = client.get(propose_url(kept, merged)).content.decode()
    assert '<th scope="row">policies</th><td>1</td><td>1</td><td>0</td>' in page
    response = client.post(propose_url(kept, merged), {"reason": "Same number and date."})
    merge = Merge.objects.get()
    assert response["Location"] == merge.get_absolute_url()
    assert (merge.kept, merge.merged, merge.proposed_by) == (kept, merged, editor)


def test_reason_is_asked_for(client, editor, pair):
    page = client.post(propose_url(*pair), {"reason": " "})
    assert "reason" in page.context["reason_form"].errors
    assert not Merge.objects.exists()


def test_what_stands_against_it_is_said(client, editor, pair):
    page = client.get(propose_url(pair[0], pair[0]))
    assert page.context["problems"]
    assert "These two cannot be merged" in page.content.decode()
    client.post(propose_url(pair[0], pair[0]), {"reason": "The same."})
    assert not Merge.objects.exists()


@pytest.mark.parametrize("model", MERGEABLE, ids=lambda model: model.__name__)
def test_every_type_can_be_looked_at(client, editor, model):
    kept, merged = (
        factory_of(model)(**{"live": True} if model is Source else {"published": True}) for _n in "ab"
    )
    page = client.get(propose_url(kept, merged))
    assert page.status_code == 200
    assert page.context["problems"] == []
    assert 'name="reason"' in page.content.decode()


def test_countries_are_not_merged(client, editor):
    assert client.get(reverse("initiatives_propose_merge", args=["country"])).status_code == 404


def test_second_editor_approves_and_takes_back(client, editor, pair):
    kept, merged = pair
    merge = propose_merge(kept, merged, UserFactory(role="Editors"), "Same number and date.")
    page = client.get(merge.get_absolute_url()).content.decode()
    assert "Same number and date." in page
    assert "Approve and merge" in page
    assert client.post(merge.get_absolute_url(), {"decision": "approve"}).status_code == 302
    assert Source.objects.get(pk=merged.pk).merged_into == kept
    page = client.get(merge.get_absolute_url()).content.decode()
    assert "1 reference moved" in page
    assert "Approve and merge" not in page
    client.post(merge.get_absolute_url(), {"decision": "revert"})
    assert Source.objects.get(pk=merged.pk).merged_into is None
    assert client.get(merge.get_absolute_url()).status_code == 200


def test_own_proposal_cannot_be_approved_but_declined(client, editor, pair):
    merge = propose_merge(*pair, editor, "Same number and date.")
    assert "Approve and merge" not in client.get(merge.get_absolute_url()).content.decode()
    assert client.post(merge.get_absolute_url(), {"decision": "approve"}).status_code in {302, 403}
    merge.refresh_from_db()
    assert merge.state == "proposed"
    client.post(merge.get_absolute_url(), {"decision": "decline"})
    merge.refresh_from_db()
    assert merge.state == "declined"


def test_decision_that_comes_too_late_is_told(client, editor, pair):
    merge = propose_merge(*pair, UserFactory(role="Editors"), "Same number and date.")
    client.post(merge.get_absolute_url(), {"decision": "decline"})
    page = client.post(merge.get_absolute_url(), {"decision": "approve"})
    assert page.context["form"].non_field_errors()
    assert client.post(merge.get_absolute_url(), {"decision": "eat"}).status_code == 404


@pytest.mark.parametrize("role", ["Contributors", None])
def test_who_does_not_merge_sees_nothing_of_it(client, pair, role):
    merge = propose_merge(*pair, UserFactory(role="Editors"), "Same number and date.")
    client.force_login(UserFactory(role=role))
    for address in (LIST, propose_url(*pair), merge.get_absolute_url()):
        assert client.get(address).status_code in {302, 403}
        assert client.post(address, {"decision": "approve", "reason": "x"}).status_code in {302, 403, 405}
    assert Merge.objects.get().state == "proposed"
    assert "/admin/merges/" not in client.get("/admin/").content.decode()


def test_menu_leads_to_the_list(client, editor):
    assert "/admin/merges/" in client.get("/admin/").content.decode()


def test_list_makes_as_many_queries_for_thirty_merges_as_for_three(client, editor):
    counts = []
    for more in (3, 27):
        for _number in range(more):
            propose_merge(SourceFactory(), SourceFactory(), UserFactory(role="Editors"), "Same.")
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
