"""Who has lost everything is let in by an operator, to set up another factor."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.management import CommandError, call_command
from wagtail.log_actions import registry as log_registry

from tests.accounts.signing_in import new_app, send_password
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def test_command_takes_all_factors_of_one_person_and_ends_the_sessions(client):
    person, other = UserFactory(email="ana@example.org", role="Editors"), UserFactory()
    send_password(client, person.email)
    for somebody in (person, other):
        new_app(somebody)
        RecoveryCodes.activate(somebody)
    said = StringIO()

    call_command("remove_second_factor", "ANA@example.org", stdout=said)

    assert set(Authenticator.objects.values_list("user", flat=True)) == {other.pk}
    assert client.get("/admin/").status_code == 302
    assert "2 removed" in said.getvalue()
    assert log_registry.get_logs_for_instance(person).first().action == "accounts.remove_second_factor"


def test_command_leaves_the_sessions_of_others(client):
    other = UserFactory(role="Editors")
    UserFactory(email="ana@example.org")
    client.force_login(other)

    call_command("remove_second_factor", "ana@example.org", stdout=StringIO())

    assert client.get("/admin/").status_code == 200


def test_command_says_that_nobody_has_the_address():
    with pytest.raises(CommandError, match="Nobody has the address"):
        call_command("remove_second_factor", "nobody@example.org")
