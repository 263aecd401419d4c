"""Each publication is kept as a version, all or nothing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ProtectedError

from initiatives.actions.publish import keep_version, publish_record
from initiatives.models import Policy, Position, Publication
from tests.factories import (
    IndicatorFactory,
    InstrumentFactory,
    LegalTopicFactory,
    ObservationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    UserFactory,
)
from tests.factories.records import publish

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
    publish(revision)
    policy = Policy.objects.published().get()
    assert policy.title_en == "Title from the desk"
    assert versions_of(policy) == [1, 2]
    assert Publication.objects.get(version=2, object_id=policy.pk).revision == revision


def test_first_publication_of_a_draft_from_the_desk_is_version_one():
    draft = PolicyFactory(verified_on="2026-09-01")
    draft.citations = PolicyFactory(published=True).citations.all()
    for citation in draft.citations.all():
        citation.pk = None
    publish(draft.save_revision())
    assert versions_of(draft) == [1]


@pytest.mark.parametrize("superuser", [False, True])
def test_revision_that_nobody_approved_is_not_published(superuser):
    policy = PolicyFactory(published=True, summary="What the public reads.")
    policy.summary_en = "What nobody has read."
    revision = policy.save_revision()
    with pytest.raises(PermissionDenied):
        revision.publish(user=UserFactory(superuser=superuser), skip_permission_checks=True)
    assert Policy.objects.published().get().summary_en == "What the public reads."
    assert versions_of(policy) == [1]


def test_rows_of_an_instrument_make_a_version_and_leave_its_draft_alone():
    instrument = InstrumentFactory(published=True)
    instrument.summary_en = "A draft."
    draft = instrument.save_revision(user=UserFactory())
    keep_version(instrument, change_note="Rows.", user=None, author=None, weight="minor", role="editor")
    instrument.refresh_from_db()
    assert versions_of(instrument) == [1, 2]
    assert instrument.latest_revision == draft
    assert instrument.has_unpublished_changes


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
        publish(policy.save_revision(clean=False))
    assert reason in refusal.value.message_dict
    assert Policy.objects.published().get().summary_en == "What the public reads."
    assert versions_of(policy) == [1]


def test_publish_names_all_reasons_at_once():
    draft = PolicyFactory(kind="no such kind", sources=[])
    with pytest.raises(ValidationError) as refusal:
        publish(draft.save_revision(clean=False))
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
    publish(indicator.save_revision())
    observation.refresh_from_db()
    assert observation.scale_max == 60


def test_scale_that_would_not_hold_the_values_is_refused():
    indicator = ObservationFactory(indicator=IndicatorFactory(published=True), value=80).indicator
    indicator.scale_max = 60
    with pytest.raises(ValidationError, match="outside of this scale"):
        publish_record(indicator, change_note="Too small.")
