"""Rows of a profile: the words beside their dates."""

import pytest

from initiatives.profile.rows import initiative_row, policy_row
from initiatives.provenance import SourceRegister
from tests.factories import InitiativeFactory, PolicyFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "word"),
    [("ongoing", "since"), ("", "started"), ("completed", "started"), ("planned", "planned for")],
)
def test_only_what_goes_on_is_said_to_run_since_a_day(status, word):
    initiative = InitiativeFactory(published=True, status=status, started_on="2016-10", ended_on=None)
    assert {"text": word, "date": "2016-10"} in initiative_row(initiative, SourceRegister()).meta


@pytest.mark.parametrize(("status", "word"), [("draft", "dated"), ("in-force", "adopted"), ("", "adopted")])
def test_draft_is_dated_and_not_adopted(status, word):
    policy = PolicyFactory(published=True, status=status, adopted_on="2020-06-24")
    assert {"text": word, "date": "2020-06-24"} in policy_row(policy, SourceRegister()).meta
