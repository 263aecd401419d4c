"""“Checked, still true”: one click, no second reader, and it outlives whatever is published later."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from initiatives.actions.check import mark_checked
from initiatives.models import Policy
from tests.factories import PolicyFactory, UserFactory
from tests.factories.records import publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["Contributors", "Editors", "Administrators"])
def test_writers_mark_a_public_record_as_checked(role):
    policy, person = PolicyFactory(published=True), UserFactory(role=role)
    before = policy.verified_on
    mark_checked(policy, person)
    assert Policy.objects.published().get().verified_on == timezone.localdate()
    entry = ModelLogEntry.objects.get(action="initiatives.check")
    assert entry.user == person
    assert entry.data == {"from": str(before), "to": timezone.localdate().isoformat()}


def test_check_outlives_the_publication_of_an_older_draft():
    policy = PolicyFactory(published=True)
    policy.summary_en = "A draft from before the check."
    draft = policy.save_revision()
    mark_checked(policy, UserFactory(role="Contributors"))
    publish(draft)
    published = Policy.objects.published().get()
    assert published.summary_en == "A draft from before the check."
    assert published.verified_on == published.still_true_on == timezone.localdate()


def test_later_day_of_a_draft_goes_before_an_earlier_check():
    policy = PolicyFactory(published=True)
    mark_checked(policy, UserFactory(role="Contributors"))
    day = timezone.localdate() + datetime.timedelta(days=1)
    policy.refresh_from_db()
    policy.verified_on = day
    publish(policy.save_revision())
    assert Policy.objects.published().get().verified_on == day


def test_draft_and_stranger_are_refused():
    with pytest.raises(ValidationError, match="not public"):
        mark_checked(PolicyFactory(), UserFactory(role="Contributors"))
    with pytest.raises(PermissionDenied):
        mark_checked(PolicyFactory(published=True), UserFactory())
