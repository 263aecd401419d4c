"""Whoever wrote any part of what would be published cannot let it go, on no way that there is."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from initiatives.actions.approve import approve_revision
from initiatives.actions.publish import publish_record
from initiatives.actions.review import (
    assign_review,
    claim_review,
    remark,
    request_changes,
    settle_remark,
    submit_record,
    take_back,
)
from initiatives.models import Approval, Policy, Publication, Remark, Remit
from tests.factories import CountryFactory, PolicyFactory, UserFactory

pytestmark = pytest.mark.django_db

NOTE = "The summary was too short."


def drafted(*authors, submit=True, **facts):
    """A public policy with a draft that these people wrote one after the other, waiting for its reader."""
    policy = PolicyFactory(published=True, summary="Public words.", **facts)
    for number, author in enumerate(authors):
        policy.summary_en = f"Words of draft {number}."
        policy.save_revision(user=author)
    policy.refresh_from_db()
    if submit:
        submit_record(policy, authors[-1])
    return policy


def approve(policy, user, **options):
    policy.refresh_from_db()
    return approve_revision(policy, policy.latest_revision, user, change_note=NOTE, **options)


def public_summary() -> str:
    return Policy.objects.published().get().summary_en


@pytest.fixture
def contributor():
    return UserFactory(role="Contributors")


@pytest.fixture
def editor():
    return UserFactory(role="Editors")


@pytest.mark.parametrize("role", ["Editors", "Administrators"])
def test_second_person_publishes_and_a_version_is_kept(contributor, role):
    policy, reader = drafted(contributor), UserFactory(role=role)
    approve(policy, reader, weight="minor")
    assert public_summary() == "Words of draft 0."
    version = Publication.objects.of(policy).first()
    assert (version.version, version.change_note, version.weight) == (2, NOTE, "minor")
    assert (version.author_role, version.user) == ("contributor", reader)
    assert version.role == {"Editors": "editor", "Administrators": "administrator"}[role]
    policy = Policy.objects.get()
    assert not policy.workflow_in_progress
    assert not policy.has_unpublished_changes


@pytest.mark.parametrize("role", ["Contributors", "Editors", "Administrators", "superuser"])
def test_nobody_approves_their_own_words(role):
    author = UserFactory(superuser=True) if role == "superuser" else UserFactory(role=role)
    policy = drafted(author)
    with pytest.raises(PermissionDenied):
        approve(policy, author)
    assert public_summary() == "Public words."
    assert not Approval.objects.open().exists()


def test_author_of_an_earlier_draft_cannot_approve_a_later_one(contributor, editor):
    policy = drafted(editor, contributor)
    with pytest.raises(PermissionDenied, match="You wrote a part"):
        approve(policy, editor)


def test_author_of_an_earlier_version_may_approve_a_later_one(contributor, editor):
    policy = drafted(editor)
    approve(policy, UserFactory(role="Editors"))
    policy.refresh_from_db()
    policy.summary_en = "Words of somebody else."
    policy.save_revision(user=contributor)
    submit_record(policy, contributor)
    approve(policy, editor)
    assert public_summary() == "Words of somebody else."


def test_reviewer_who_mends_the_draft_is_no_second_reader_any_more(contributor, editor):
    policy = drafted(contributor)
    policy.summary_en = "Mended by the reviewer."
    policy.save_revision(user=editor)
    with pytest.raises(PermissionDenied):
        approve(policy, editor)
    approve(policy, UserFactory(role="Editors"))
    assert public_summary() == "Mended by the reviewer."


def test_contributor_approves_nothing(contributor):
    with pytest.raises(PermissionDenied, match="Only editors"):
        approve(drafted(contributor), UserFactory(role="Contributors"))


def test_draft_that_nobody_submitted_is_not_approved(contributor, editor):
    with pytest.raises(ValidationError, match="not been submitted"):
        approve(drafted(contributor, submit=False), editor)


def test_draft_that_was_changed_after_it_was_read_is_not_approved(contributor, editor):
    policy = drafted(contributor)
    read = policy.latest_revision
    policy.summary_en = "Nobody has read this."
    policy.save_revision(user=contributor)
    policy.refresh_from_db()
    with pytest.raises(ValidationError, match="newer draft"):
        approve_revision(policy, read, editor, change_note=NOTE)
    assert public_summary() == "Public words."


def test_approval_asks_for_a_change_note(contributor, editor):
    policy = drafted(contributor)
    with pytest.raises(ValidationError) as refusal:
        approve_revision(policy, policy.latest_revision, editor, change_note=" ")
    assert "change_note" in refusal.value.message_dict
    policy.refresh_from_db()
    assert policy.workflow_in_progress


def test_superuser_overrides_with_a_reason_that_is_kept_and_logged():
    superuser = UserFactory(superuser=True)
    policy = drafted(superuser, submit=False)
    approve(policy, superuser, override_reason="The only editor is ill.")
    assert public_summary() == "Words of draft 0."
    assert Publication.objects.of(policy).first().override_reason == "The only editor is ill."
    entry = ModelLogEntry.objects.get(action="initiatives.override")
    assert entry.data["reason"] == "The only editor is ill."


@pytest.mark.parametrize("role", ["Contributors", "Editors", "Administrators"])
def test_no_other_role_overrides(role):
    author = UserFactory(role=role)
    with pytest.raises(PermissionDenied):
        approve(drafted(author), author, override_reason="I am sure.")


def test_reviewer_approves_within_the_remit_only(contributor, editor):
    chile, peru = CountryFactory(published=True), CountryFactory(published=True)
    Remit.objects.create(user=editor).countries.add(peru)
    with pytest.raises(PermissionDenied, match="outside of your"):
        approve(drafted(contributor, country=chile), editor)
    Policy.objects.get().citations.all()
    approve(drafted(contributor, country=peru), UserFactory._meta.model.objects.get(pk=editor.pk))


def test_record_published_by_code_asks_for_two_people_as_well(editor):
    policy = PolicyFactory(published=True)
    with pytest.raises(PermissionDenied):
        publish_record(policy, change_note=NOTE, user=editor, author=editor)


def test_submitting_says_all_that_is_missing(contributor):
    draft = PolicyFactory()
    draft.save_revision(user=contributor)
    with pytest.raises(ValidationError) as refusal:
        submit_record(draft, contributor)
    assert {"verified_on", "__all__"} <= set(refusal.value.message_dict)
    assert not draft.workflow_in_progress


def test_author_reads_why_and_submits_again(contributor, editor):
    policy = drafted(contributor)
    request_changes(policy, editor, "Name the article.")
    policy = Policy.objects.get()
    state = policy.current_workflow_state
    assert state.status == state.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Name the article."
    policy.summary_en = "Article 4 says so."
    policy.save_revision(user=contributor)
    submit_record(policy, contributor)
    approve(policy, editor)
    assert public_summary() == "Article 4 says so."


def test_request_for_changes_needs_a_reason_and_a_reviewer(contributor, editor):
    policy = drafted(contributor)
    with pytest.raises(ValidationError):
        request_changes(policy, editor, "")
    with pytest.raises(PermissionDenied):
        request_changes(policy, contributor, "I changed my mind.")


def test_author_takes_the_draft_back(contributor):
    policy = drafted(contributor)
    with pytest.raises(PermissionDenied):
        take_back(policy, UserFactory(role="Contributors"))
    take_back(policy, contributor)
    assert not Policy.objects.get().workflow_in_progress


def test_review_is_claimed_once_and_reassigned(contributor, editor):
    policy, other = drafted(contributor), UserFactory(role="Editors")
    claim_review(policy, editor)
    with pytest.raises(ValidationError, match="Somebody else"):
        claim_review(policy, other)
    review = assign_review(policy, editor, other)
    assert review.reviewer == other
    assert ModelLogEntry.objects.filter(action="initiatives.assign").count() == 2


def test_review_is_not_given_to_an_author(contributor, editor):
    policy = drafted(contributor, editor)
    with pytest.raises(ValidationError) as refusal:
        assign_review(policy, UserFactory(role="Editors"), editor)
    assert "reviewer" in refusal.value.message_dict


def test_remark_on_a_field_is_settled_once(contributor, editor):
    policy = drafted(contributor)
    made = remark(policy, editor, "Which year?", field="adopted_on")
    settle_remark(made, contributor)
    settle_remark(made, editor)
    made = Remark.objects.get()
    assert (made.resolved_by, made.field) == (contributor, "adopted_on")


def test_author_of_an_older_draft_that_somebody_went_back_to_cannot_approve(contributor, editor):
    policy = PolicyFactory(published=True, summary="Public words.")
    policy.summary_en = "Words of the editor, given up."
    old = policy.save_revision(user=editor)
    policy.summary_en = "Words that were published."
    policy.save_revision(user=contributor)
    submit_record(policy, contributor)
    approve(policy, UserFactory(role="Administrators"))
    policy.refresh_from_db()
    restored = old.as_object()
    restored.save_revision(user=contributor, previous_revision=old, log_action=True)
    policy.refresh_from_db()
    submit_record(policy, contributor)
    with pytest.raises(PermissionDenied, match="You wrote a part"):
        approve(policy, editor)


@pytest.mark.parametrize("state", ["waiting", "scheduled", "published"])
def test_draft_that_was_read_is_not_overwritten_by_an_automatic_save(contributor, editor, state):
    policy = drafted(contributor)
    read = policy.latest_revision
    if state != "waiting":
        later = timezone.now() + timedelta(days=1) if state == "scheduled" else None
        approve(policy, editor, go_live_at=later)
        policy.refresh_from_db()
    policy.summary_en = "Slipped in afterwards."
    revision = policy.save_revision(user=contributor, overwrite_revision=read)
    assert revision != read
    read.refresh_from_db()
    assert read.content["summary_en"] == "Words of draft 0."


def test_automatic_save_overwrites_the_draft_that_nobody_has_read(contributor):
    policy = drafted(contributor, submit=False)
    policy.summary_en = "Better words."
    assert (
        policy.save_revision(user=contributor, overwrite_revision=policy.latest_revision)
        == policy.latest_revision
    )
