"""Rows of records become drafts of whoever uploaded them; nothing of them is public."""

import pytest
from wagtail.models import ModelLogEntry

from initiatives.actions.draft_batch import ask_for_drafts, draft_batch
from initiatives.actions.publish import publish_revision
from initiatives.actions.submit_batch import choose_rows
from initiatives.models import Policy, Position
from tests.factories import (
    CountryFactory,
    LegalTopicFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
    UserFactory,
)
from tests.initiatives.actions.batches import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory(role="Contributors")


def row_of(policy=None, **cells) -> dict[str, str]:
    """A row for a policy that is there, or for a new one."""
    country = policy.country if policy else CountryFactory(published=True)
    return {
        "key": policy.slug if policy else "new-policy",
        "country": country.iso3,
        "kind": "cybersecurity-strategy",
        "title": "Estrategia",
        "title_en": "Strategy",
        "status": "in-force",
        "adopted_on": "2025",
        "summary": "What it says.",
        "sources": SourceFactory().slug,
        "verified_on": "2026-11-20",
        **cells,
    }


def drafted(batch, **options):
    """The batch after its drafts were made."""
    ask_for_drafts(batch.pk, batch.uploaded_by, **options)
    draft_batch(batch.pk)
    batch.refresh_from_db()
    return batch


def test_new_row_becomes_a_draft_with_its_sources(user):
    batch = drafted(read("policies", row_of(), user=user))
    policy = Policy.objects.get(slug="new-policy")
    assert (batch.state, batch.rows.get().outcome, batch.rows.get().object_id) == (
        "applied",
        "drafted",
        policy.pk,
    )
    assert (policy.live, policy.has_unpublished_changes, policy.latest_revision.user) == (False, True, user)
    draft = policy.get_latest_revision_as_object()
    assert (draft.summary_en, draft.citations.count()) == ("What it says.", 1)
    assert ModelLogEntry.objects.get(object_id=str(policy.pk), action="wagtail.create").user == user


def test_changed_row_becomes_a_draft_beside_the_public_version(user):
    policy = PolicyFactory(published=True, summary="Public words.")
    batch = drafted(read("policies", row_of(policy), user=user))
    assert batch.counts == {"changed": 1}
    public = Policy.objects.published().get()
    assert (public.summary_en, public.has_unpublished_changes) == ("Public words.", True)
    assert public.get_latest_revision_as_object().summary_en == "What it says."
    publish_revision(public, public.latest_revision, change_note="New.", user=UserFactory(role="Editors"))
    assert Policy.objects.published().get().summary_en == "What it says."


def test_row_is_compared_with_the_open_draft(user):
    policy = PolicyFactory(published=True)
    row = row_of(policy)
    drafted(read("policies", row, user=user))
    again = read("policies", row, user=user)
    assert again.counts == {"unchanged": 1}
    assert again.rows.get().compared_with == "draft"


def test_open_draft_of_somebody_else_is_left_alone_and_the_others_are_made(user):
    policy, other = PolicyFactory(published=True), UserFactory(role="Editors")
    policy.summary_en = "Words of another."
    policy.save_revision(user=other)
    batch = drafted(read("policies", row_of(policy), row_of(), user=user))
    outcomes = {row.key: (row.outcome, row.outcome_reason) for row in batch.rows.all()}
    assert outcomes["new-policy"] == ("drafted", "")
    assert outcomes[policy.slug] == ("refused", f"{other} has an open draft of it.")
    policy.refresh_from_db()
    assert policy.get_latest_revision_as_object().summary_en == "Words of another."


def test_record_saved_since_the_batch_was_read_is_left_alone(user):
    policy = PolicyFactory(published=True)
    batch = read("policies", row_of(policy), user=user)
    policy.summary_en = "Newer words."
    policy.save_revision(user=user)
    drafted(batch)
    assert batch.rows.get().outcome == "conflict"
    policy.refresh_from_db()
    assert policy.get_latest_revision_as_object().summary_en == "Newer words."


def test_only_chosen_rows_become_drafts(user):
    batch = read("policies", row_of(), row_of(key="left-out"), user=user)
    left_out = batch.rows.get(key="left-out")
    choose_rows(batch.pk, user, shown=[left_out.pk], chosen=[])
    drafted(batch)
    assert set(Policy.objects.values_list("slug", flat=True)) == {"new-policy"}


def test_points_become_part_of_the_draft_of_their_position(user):
    position = PositionFactory(published=True)
    kept = PositionPointFactory(position=position)
    topic = LegalTopicFactory()
    row = {
        "position": position.slug,
        "topic": topic.slug,
        "stance": "rejects",
        "summary": "Not so.",
        "sources": SourceFactory().slug,
        "verified_on": "2026-11-20",
    }
    batch = read("position_points", row, user=user)
    assert batch.rows.get().problems == []
    batch = drafted(batch)
    assert batch.rows.get().outcome == "drafted"
    position = Position.objects.get()
    assert position.points.count() == 1
    points = position.get_latest_revision_as_object().points.all()
    assert {(point.topic, point.summary_en) for point in points} == {
        (kept.topic, kept.summary_en),
        (topic, "Not so."),
    }


def test_positions_keep_their_points(user):
    point = PositionPointFactory(published=True)
    row = {
        "key": point.position.slug,
        "country": point.position.country.iso3,
        "title": "Another title",
        "kind": "national-position",
        "language": "en",
        "sources": SourceFactory().slug,
        "verified_on": "2026-11-20",
    }
    drafted(read("positions", row, user=user))
    draft = Position.objects.get().get_latest_revision_as_object()
    assert (draft.title_en, [kept.topic for kept in draft.points.all()]) == ("Another title", [point.topic])


def test_failure_midway_leaves_nothing(user, monkeypatch):
    batch = read("policies", row_of(), row_of(PolicyFactory(published=True)), user=user)
    ask_for_drafts(batch.pk, user)
    monkeypatch.setattr(ModelLogEntry.objects, "bulk_create", lambda entries: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        draft_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, Policy.objects.count()) == ("ready", 1)
    assert not Policy.objects.filter(has_unpublished_changes=True).exists()


def test_drafting_twice_makes_one_draft(user):
    batch = drafted(read("policies", row_of(), user=user))
    draft_batch(batch.pk)
    assert Policy.objects.get().revisions.count() == 1
