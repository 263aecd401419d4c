"""The audit says who did what when, and from what to what; administrators take it away as a file."""

import pytest

from initiatives.actions.check import mark_checked
from tests.factories import PolicyFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["Contributors", "Editors"])
def test_audit_is_for_administrators(client, role):
    client.force_login(UserFactory(role=role))
    assert client.get("/admin/reports/audit/").status_code in {302, 403}


def test_audit_is_exported_with_what_changed_and_outlives_a_person(client):
    person = UserFactory(role="Contributors")
    number = person.pk
    mark_checked(PolicyFactory(published=True), person)
    person.delete()
    client.force_login(UserFactory(role="Administrators"))
    assert "Checked, still true" in client.get("/admin/reports/audit/").content.decode()
    answer = client.get("/admin/reports/audit/", {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()
    assert f"user {number} (deleted)" in text
    assert '""from"": ""2026-09-01""' in text
