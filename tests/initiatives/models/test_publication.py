"""Each publication is kept as a version, all or nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from initiatives.actions.publish import publish_record
from initiatives.models import Policy, Position, Publication
from tests.factories import (
    IndicatorFactory,
    LegalTopicFactory,
    ObservationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def versions_of(record) -> list[int]:
    """The versions of a record, oldest first."""
    publications = Publication.objects.filter(content_type=record.get_content_type(), object_id=record.pk)
    return sorted(publications.values_list("version", flat=True))


def test_draft_has_no_publication():
    draft = PolicyFactory()
    draft.save_revision()
    assert versions_of(draft) == []
    assert not Policy.objects.published().exists()


def test_each_publication_is_the_next_version():
    policy = PolicyFactory(published=True)
    other = PolicyFactory(published=True)
    policy.title_en = "Second title"
    publish_record(policy, change_note="The title was wrong.", weight="minor", role="editor")
    assert versions_of(policy) == [1, 2]
    assert versions_of(other) == [1]
    latest = Publication.objects.filter(object_id=policy.pk, version=2).get()
    assert (latest.change_note, latest.weight, latest.role) == ("The title was wrong.", "minor", "editor")
    policy.refresh_from_db()
    assert latest.revision == policy.live_revision == policy.latest_revision


def test_publishing_a_revision_as_the_desk_does_keeps_a_publication():
    draft = PolicyFactory(published=True)
    draft.title_en = "Title from the desk"
    revision = draft.save_revision(user=UserFactory())
    revision.publish()
    policy = Policy.objects.published().get()
    assert policy.title_en == "Title from the desk"
    assert versions_of(policy) == [1, 2]
    assert Publication.objects.get(version=2, object_id=policy.pk).revision == revision


def test_first_publication_of_a_draft_from_the_desk_is_version_one():
    draft = PolicyFactory(verified_on="2026-09-01")
    draft.citations = PolicyFactory(published=True).citations.all()
    for citation in draft.citations.all():
        citation.pk = None
    draft.save_revision().publish()
    assert versions_of(draft) == [1]


def test_publishing_the_same_revision_again_adds_no_version():
    policy = PolicyFactory(published=True)
    policy.live_revision.publish()
    assert versions_of(policy) == [1]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"verified_on": None}, "verified_on"),
        ({"citations": []}, "__all__"),
        ({"official_title": "", "title_en": ""}, "title_en"),
        ({"kind": "no such kind"}, "kind"),
        ({"status": "no such status"}, "status"),
    ],
)
def test_publish_refuses_what_breaks_a_rule_and_changes_nothing(change, reason):
    policy = PolicyFactory(published=True, summary="What the public reads.")
    for name, value in change.items():
        setattr(policy, name, value)
    policy.summary_en = "What nobody reads."
    with pytest.raises(ValidationError) as refusal:
        policy.save_revision(clean=False).publish()
    assert reason in refusal.value.message_dict
    assert Policy.objects.published().get().summary_en == "What the public reads."
    assert versions_of(policy) == [1]


def test_publish_names_all_reasons_at_once():
    draft = PolicyFactory(kind="no such kind", sources=[])
    with pytest.raises(ValidationError) as refusal:
        draft.save_revision(clean=False).publish()
    assert {"kind", "verified_on", "__all__"} <= set(refusal.value.message_dict)


def test_refused_action_leaves_no_revision_behind():
    draft = PolicyFactory()
    with pytest.raises(ValidationError):
        publish_record(draft, change_note="Too early.")
    draft.refresh_from_db()
    assert draft.latest_revision is None


def test_unchecked_point_keeps_a_position_from_being_published():
    point = PositionPointFactory.build(verified_on=None)
    draft = PositionFactory(verified_on="2026-09-01", points=[point])
    with pytest.raises(ValidationError):
        publish_record(draft, change_note="Too early.")
    assert not Position.objects.published().exists()


def test_point_without_source_keeps_a_position_from_being_published():
    position = PositionFactory(published=True)
    position.points = [PositionPointFactory.build(sources=[], topic=LegalTopicFactory(name="Sovereignty"))]
    with pytest.raises(ValidationError, match="Sovereignty"):
        publish_record(position, change_note="Too early.")


def test_scheduled_publication_is_kept_when_its_time_has_come():
    policy = PolicyFactory(published=True)
    policy.go_live_at = timezone.now() + timedelta(days=1)
    revision = policy.save_revision()
    revision.publish()
    assert versions_of(policy) == [1]


def test_published_revision_cannot_be_deleted():
    policy = PolicyFactory(published=True)
    with pytest.raises(ProtectedError):
        policy.live_revision.delete()
    with pytest.raises(ProtectedError):
        policy.delete()
    assert Policy.objects.published().get() == policy


def test_publishing_an_indicator_repeats_its_scale_on_its_values():
    observation = ObservationFactory(published=True)
    indicator = observation.indicator
    indicator.scale_max = 60
    indicator.save_revision().publish()
    observation.refresh_from_db()
    assert observation.scale_max == 60


def test_scale_that_would_not_hold_the_values_is_refused():
    indicator = ObservationFactory(indicator=IndicatorFactory(published=True), value=80).indicator
    indicator.scale_max = 60
    with pytest.raises(ValidationError, match="outside of this scale"):
        publish_record(indicator, change_note="Too small.")
