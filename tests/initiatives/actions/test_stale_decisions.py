"""Decisions that meet one another: a second approval, a save meanwhile, a removal of what is scheduled."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowContentType, WorkflowTask

from initiatives.actions.approve import approve_revision
from initiatives.actions.remove import withdraw_record
from initiatives.actions.review import submit_record
from initiatives.actions.schedule import carry_out_schedule
from initiatives.models import Approval, Policy, Publication
from tests.factories import PolicyFactory, UserFactory

pytestmark = pytest.mark.django_db


def draft_by(author):
    """A public policy with a draft of somebody."""
    policy = PolicyFactory(published=True, summary="Public words.")
    policy.summary_en = "Words of a draft."
    policy.save_revision(user=author)
    return Policy.objects.get(pk=policy.pk)


def waiting():
    """A policy whose draft waits, and its author."""
    author = UserFactory(role="Editors")
    policy = draft_by(author)
    submit_record(policy, author)
    return Policy.objects.get(pk=policy.pk), author


def approve(policy, user, revision=None, **options):
    """Approve what was read."""
    return approve_revision(
        policy, revision or policy.latest_revision, user, change_note="Mended.", **options
    )


def test_second_approval_of_the_same_page_publishes_nothing():
    policy, _author = waiting()
    stale = Policy.objects.get(pk=policy.pk)
    approve(policy, UserFactory(role="Editors"))
    with pytest.raises(ValidationError):
        approve(stale, UserFactory(role="Editors"), stale.latest_revision)
    assert Publication.objects.of(policy).count() == 2


def test_draft_saved_meanwhile_is_not_approved():
    policy, author = waiting()
    read = policy.latest_revision
    newer = Policy.objects.get(pk=policy.pk)
    newer.summary_en = "Words that nobody else has read."
    newer.save_revision(user=author, overwrite_revision=Revision.objects.get(pk=read.pk))
    with pytest.raises(ValidationError):
        approve(policy, UserFactory(role="Editors"), read)
    assert Policy.objects.published().get().summary_en == "Public words."


def test_save_after_a_scheduled_approval_changes_nothing_of_what_goes_live():
    policy, author = waiting()
    approval = approve(
        policy, UserFactory(role="Editors"), go_live_at=timezone.now() + datetime.timedelta(days=1)
    )
    newer = Policy.objects.get(pk=policy.pk)
    newer.summary_en = "Words that nobody else has read."
    newer.save_revision(user=author, overwrite_revision=Revision.objects.get(pk=approval.revision_id))
    Approval.objects.filter(pk=approval.pk).update(go_live_at=timezone.now())
    assert carry_out_schedule().published == 1
    assert Policy.objects.published().get().summary_en == "Words of a draft."


def test_withdrawal_ends_what_is_scheduled():
    policy, _author = waiting()
    editor = UserFactory(role="Editors")
    approve(policy, editor, go_live_at=timezone.now() + datetime.timedelta(days=1))
    withdraw_record(policy, editor, "No longer kept.")
    assert not Approval.objects.of(policy).open().exists()
    assert not Policy.objects.published().exists()


def test_administrator_who_changes_the_workflow_does_not_publish_their_own_draft():
    administrator = UserFactory(role="Administrators")
    task = GroupApprovalTask.objects.create(name="Mine")
    task.groups.set(administrator.groups.all())
    workflow = Workflow.objects.create(name="Mine")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowContentType.objects.filter(content_type__model="policy").update(workflow=workflow)
    policy = draft_by(administrator)
    submit_record(policy, administrator)
    policy = Policy.objects.get(pk=policy.pk)
    policy.current_workflow_task_state.approve(user=administrator)
    with pytest.raises(PermissionDenied):
        policy.latest_revision.publish(user=administrator, skip_permission_checks=True)
    assert Policy.objects.published().get().summary_en == "Public words."


def test_record_without_a_workflow_is_not_submitted_and_says_so():
    author = UserFactory(role="Contributors")
    policy = draft_by(author)
    Workflow.objects.update(active=False)
    with pytest.raises(ValidationError):
        submit_record(policy, author)
