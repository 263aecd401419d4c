"""Withdrawn stays readable under a notice; unpublished is gone, or leads to what took its place."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from initiatives.actions.remove import cancel_removal, unpublish_record, withdraw_record
from initiatives.models import Policy, Removal
from tests.factories import PolicyFactory, SourceFactory, UserFactory
from tests.factories.records import publish

pytestmark = pytest.mark.django_db

REASON = "It was replaced by a newer law."


@pytest.fixture
def editor():
    return UserFactory(role="Editors")


@pytest.fixture
def policy():
    policy = PolicyFactory(published=True, slug="old-law", summary="Public words.")
    policy.summary_en = "Words of a draft."
    policy.save_revision()
    return Policy.objects.get(pk=policy.pk)


def test_withdrawn_record_stays_readable_under_a_notice_and_leaves_the_lists(client, policy, editor):
    withdraw_record(policy, editor, REASON)
    answer = client.get("/policies/old-law/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Withdrawn on" in page
    assert REASON in page
    assert "Public words." in page
    assert "Words of a draft." not in page
    assert "old-law" not in client.get("/policies/").content.decode()
    assert not Policy.objects.published().exists()


def test_unpublished_record_answers_that_it_is_gone(client, policy, editor):
    unpublish_record(policy, editor, "It is about another state.")
    answer = client.get("/policies/old-law/")
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "It is about another state." in page
    assert "Public words." not in page
    assert "noindex" in page


def test_unpublished_record_leads_to_its_successor(client, policy, editor):
    successor = PolicyFactory(published=True, slug="new-law")
    unpublish_record(policy, editor, "Entered twice.", successor=successor)
    assert client.get("/policies/old-law/").headers["Location"] == "/policies/new-law/"
    assert client.get("/es/policies/old-law/").headers["Location"] == "/es/policies/new-law/"


def test_successor_that_the_public_never_knew_is_not_named(client, policy, editor):
    unpublish_record(policy, editor, "Entered twice.", successor=PolicyFactory(slug="draft-law"))
    assert client.get("/policies/old-law/").status_code == 410


def test_withdrawn_record_can_be_unpublished_and_published_again(client, policy, editor):
    withdraw_record(policy, editor, REASON)
    unpublish_record(policy, editor, "It was never a law.")
    assert client.get("/policies/old-law/").status_code == 410
    publish(Policy.objects.get(slug="old-law").get_latest_revision())
    page = client.get("/policies/old-law/").content.decode()
    assert "Words of a draft." in page
    assert REASON not in page


@pytest.mark.parametrize("remove", [withdraw_record, unpublish_record])
def test_removal_asks_for_a_reason(policy, editor, remove):
    with pytest.raises(ValidationError) as refusal:
        remove(policy, editor, "  ")
    assert "reason" in refusal.value.message_dict
    assert Policy.objects.published().exists()


@pytest.mark.parametrize("remove", [withdraw_record, unpublish_record])
def test_contributors_remove_nothing(policy, remove):
    with pytest.raises(PermissionDenied):
        remove(policy, UserFactory(role="Contributors"), REASON)


def test_draft_has_nothing_to_withdraw(editor):
    with pytest.raises(ValidationError, match="not public"):
        withdraw_record(PolicyFactory(), editor, REASON)


@pytest.mark.parametrize("other", [SourceFactory, lambda: None])
def test_successor_is_another_record_of_the_same_type(policy, editor, other):
    successor = other() or policy
    with pytest.raises(ValidationError) as refusal:
        unpublish_record(policy, editor, REASON, successor=successor)
    assert "successor" in refusal.value.message_dict


def test_scheduled_removal_waits_and_can_be_taken_back(policy, editor):
    removal = withdraw_record(policy, editor, REASON, due_at=timezone.now() + timedelta(days=1))
    assert Policy.objects.published().exists()
    cancel_removal(removal, editor)
    assert not Removal.objects.exists()


def test_removal_in_the_past_is_refused(policy, editor):
    with pytest.raises(ValidationError) as refusal:
        withdraw_record(policy, editor, REASON, due_at=timezone.now() - timedelta(days=1))
    assert "due_at" in refusal.value.message_dict


def test_withdrawn_page_of_a_country_and_of_an_indicator(client, editor):
    from tests.factories import CountryFactory, IndicatorFactory

    for record in (CountryFactory(published=True), IndicatorFactory(published=True)):
        address = record.get_absolute_url()
        withdraw_record(record, editor, REASON)
        assert REASON in client.get(address).content.decode()
