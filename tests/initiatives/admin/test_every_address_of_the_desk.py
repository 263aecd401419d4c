"""No address of the desk, in whatever way it is asked, lets people publish what they wrote themselves."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from django.urls import get_resolver

from initiatives.models import Policy, Publication
from tests.factories import UserFactory
from tests.initiatives.actions.test_second_reader import drafted

pytestmark = pytest.mark.django_db

ROLES = ("Contributors", "Editors", "Administrators", "superuser")
ROOMS = (
    *("admin/snippets/initiatives/policy/", "admin/catalogue/", "admin/imports/"),
    *("admin/merges/", "admin/bulk/"),
)
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
VALUES = {
    "app_label": ["initiatives"],
    "model_name": ["policy"],
    "model": ["policy"],
    "table": ["participations"],
    "form": ["csv"],
    "action": ["check", "submit", "publish", "approve", "delete"],
    "action_name": ["approve", "reject", "publish"],
    "verb": ["approve", "apply", "submit"],
    "revision_id_a": ["earliest"],
    "revision_id_b": ["latest"],
}
# All that forms of the desk ask for, as somebody would send it who means to have the draft published.
FORM = {
    "action-publish": "1",
    "action-submit": "1",
    "action-workflow-action": "true",
    "workflow-action-name": "approve",
    "change_note": "I say that it is right.",
    "kind_of_change": "minor",
    "comment": "Fine.",
    "title_en": "Words of draft 0.",
    "slug": "another",
    "confirm": "1",
    "next": "/admin/",
}
DECISIONS = ("approve", "override", "claim", "assign", "take_back")


def patterns(resolver, before: str = "") -> Iterator[str]:
    """The patterns of all addresses below a resolver."""
    for entry in resolver.url_patterns:
        whole = before + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from patterns(entry, whole)
        else:
            yield whole


def addresses(policy) -> list[str]:
    """The addresses of the rooms of the desk, filled in for one record in every way that makes sense."""
    numbers = {
        "pk": [policy.pk],
        "revision_id": [policy.latest_revision.pk],
        "task_state_id": [policy.current_workflow_task_state.pk],
        "workflow_state_id": [policy.current_workflow_state.pk],
        "task_id": [policy.current_workflow_task.pk],
    }
    found = []
    for pattern in patterns(get_resolver()):
        if not pattern.startswith(ROOMS):
            continue
        names = [first or second for first, second in PARAMETER.findall(pattern)]
        place = PARAMETER.sub("{}", pattern).replace("\\.", ".").rstrip("$")
        choices = product(*((VALUES | numbers)[name] for name in names))
        found += [f"/{place.format(*values)}" for values in choices]
    return found


def in_public() -> tuple[str, int]:
    """What readers see of the record, and how often something was published."""
    return Policy.objects.published().get().summary_en, Publication.objects.count()


@pytest.mark.parametrize("role", ROLES)
def test_own_words_stay_a_draft_whatever_address_is_asked(client, role):
    author = UserFactory(superuser=True) if role == "superuser" else UserFactory(role=role)
    policy = drafted(author)
    before = in_public()
    client.force_login(author)
    client.raise_request_exception = False

    asked = addresses(policy)
    assert len(asked) > 40
    answers = {}
    for address in asked:
        forms = [FORM]
        if "/review/" in address:
            forms = [FORM | {"decision": decision} for decision in DECISIONS]
        for form in forms:
            response = client.post(f"{address}?id={policy.pk}", form)
            answers[address] = response.status_code
            assert in_public() == before, f"{address} with {form.get('decision', 'no decision')}"
    assert [address for address, status in answers.items() if status >= 500] == []
