"""Several records at once: each by the action for one, and what is refused is named."""

import pytest
from django.utils import timezone

from initiatives.models import Policy
from tests.factories import PolicyFactory, UserFactory

pytestmark = pytest.mark.django_db


def send(client, action: str, *records):
    """Confirm an action on several policies."""
    chosen = "&".join(f"id={record.pk}" for record in records)
    address = f"/admin/bulk/initiatives/policy/{action}/?{chosen}&next=/admin/snippets/initiatives/policy/"
    assert client.get(address).status_code == 200
    return client.post(address, follow=True)


def test_records_are_marked_as_checked_and_a_draft_is_named(client):
    client.force_login(UserFactory(role="Contributors"))
    public, draft = PolicyFactory(published=True), PolicyFactory(title="Unfinished law")
    page = send(client, "check", public, draft).content.decode()
    public.refresh_from_db()
    assert public.verified_on == timezone.localdate()
    assert "It is not public" in page
    assert "Done for 1 record." in page


def test_drafts_are_submitted_and_what_is_missing_is_named(client):
    person = UserFactory(role="Contributors")
    client.force_login(person)
    whole, empty = PolicyFactory(published=True), PolicyFactory()
    for record in (whole, empty):
        record.save_revision(user=person)
    page = send(client, "submit", whole, empty).content.decode()
    assert Policy.objects.get(pk=whole.pk).workflow_in_progress
    assert not Policy.objects.get(pk=empty.pk).workflow_in_progress
    assert "Name at least one source." in page


def test_strangers_do_neither(client):
    policy = PolicyFactory(published=True, verified_on="2026-01-01")
    client.force_login(UserFactory())
    client.post(f"/admin/bulk/initiatives/policy/check/?id={policy.pk}")
    policy.refresh_from_db()
    assert str(policy.verified_on) == "2026-01-01"
