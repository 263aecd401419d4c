"""What was decided for a time happens once: also after a pause, and whoever looks."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from initiatives.actions.approve import approve_revision, cancel_schedule
from initiatives.actions.remove import withdraw_record
from initiatives.actions.schedule import carry_out_schedule
from initiatives.models import Approval, Policy, Publication, Removal
from tests.factories import PolicyFactory, UserFactory
from tests.initiatives.actions.test_second_reader import drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def scheduled():
    """A policy whose draft goes live tomorrow."""
    policy = drafted(UserFactory(role="Contributors"))
    tomorrow = timezone.now() + timedelta(days=1)
    reader = UserFactory(role="Editors")
    approve_revision(policy, policy.latest_revision, reader, change_note="Due.", go_live_at=tomorrow)
    return Policy.objects.get()


def let_time_pass(*models):
    """Move every schedule into the past, as if the process had been down at the time."""
    Approval.objects.update(go_live_at=timezone.now() - timedelta(hours=5))
    Removal.objects.update(due_at=timezone.now() - timedelta(hours=5))


def test_scheduled_draft_waits_for_its_time(scheduled):
    assert carry_out_schedule().published == 0
    assert Policy.objects.published().get().summary_en == "Public words."
    assert not scheduled.workflow_in_progress


def test_scheduled_draft_goes_live_once_when_its_time_has_come(scheduled):
    let_time_pass()
    assert carry_out_schedule().published == 1
    assert carry_out_schedule().published == 0
    assert Policy.objects.published().get().summary_en == "Words of draft 0."
    assert [version.version for version in Publication.objects.of(scheduled)] == [2, 1]
    assert Publication.objects.of(scheduled).first().change_note == "Due."


def test_draft_saved_later_does_not_go_live_with_the_scheduled_one(scheduled):
    scheduled.summary_en = "Nobody has read this."
    scheduled.save_revision(user=UserFactory(role="Contributors"))
    let_time_pass()
    carry_out_schedule()
    policy = Policy.objects.published().get()
    assert policy.summary_en == "Words of draft 0."
    assert policy.has_unpublished_changes


def test_scheduled_draft_that_breaks_a_rule_by_then_keeps_the_reason_and_stops_no_other(scheduled):
    other = drafted(UserFactory(role="Contributors"))
    reader, soon = UserFactory(role="Editors"), timezone.now() + timedelta(days=2)
    approve_revision(other, other.latest_revision, reader, change_note="Due.", go_live_at=soon)
    revision = scheduled.latest_revision
    revision.content["verified_on"] = None
    revision.save()
    let_time_pass()
    report = carry_out_schedule()
    assert (report.published, report.failed) == (1, 1)
    assert "read against its sources" in Approval.objects.open().get().problem


def test_schedule_is_taken_back(scheduled):
    cancel_schedule(Approval.objects.open().get(), UserFactory(role="Editors"))
    assert not Approval.objects.open().exists()


def test_scheduled_removal_takes_place_once():
    policy = PolicyFactory(published=True)
    withdraw_record(policy, UserFactory(role="Editors"), "Over.", due_at=timezone.now() + timedelta(days=1))
    let_time_pass()
    assert carry_out_schedule().removed == 1
    assert carry_out_schedule().removed == 0
    assert not Policy.objects.published().exists()


def test_command_says_what_it_did(scheduled, capsys):
    let_time_pass()
    call_command("publish_scheduled")
    assert "1 published, 0 removed, 0 refused" in capsys.readouterr().out
