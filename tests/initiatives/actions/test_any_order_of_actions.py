"""Whatever people of whatever role do in whatever order, the public sees what was last properly published.

A small model of the rules, written apart from the code, is played beside it.
"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.actions.approve import approve_revision
from initiatives.actions.check import mark_checked
from initiatives.actions.remove import unpublish_record, withdraw_record
from initiatives.actions.review import request_changes, submit_record, take_back
from initiatives.actions.schedule import carry_out_schedule
from initiatives.models import Approval, Policy, Publication, Removal
from tests.factories import PolicyFactory, UserFactory

pytestmark = pytest.mark.django_db

ROLES = ("Contributors", "Contributors", "Editors", "Editors", "Administrators", "superuser")
REVIEWERS = ("Editors", "Administrators", "superuser")
ACTIONS = (
    *("write", "write", "submit", "approve", "approve", "schedule", "override", "request_changes"),
    *("take_back", "withdraw", "unpublish", "check", "time_passes", "publish_by_wagtail"),
)
STEPS = st.lists(st.tuples(st.integers(0, len(ROLES) - 1), st.sampled_from(ACTIONS)), min_size=4, max_size=14)


class Rules:
    """What should be: the public text, the words written since with their authors, and what waits."""

    def __init__(self, text: str):
        self.public: str | None = text
        self.last: list[tuple[str, int]] = [(text, -1)]
        self.words: list[tuple[str, int]] = []
        self.waiting_by: int | None = None
        self.scheduled: int | None = None
        self.versions = 1

    @property
    def open(self) -> list[tuple[str, int]]:
        return self.words or self.last

    def may_approve(self, person: int) -> bool:
        by_others = person not in {author for _text, author in self.open}
        return self.waiting_by is not None and ROLES[person] in REVIEWERS and by_others

    def go_live(self, number: int) -> None:
        words = self.open
        self.public = words[number - 1][0]
        self.last, self.words = words[:number], words[number:] if self.words else []
        self.scheduled = None
        self.versions += 1


class Play:
    """The same steps on the real thing; each says whether it was let through."""

    def __init__(self):
        self.people = [
            UserFactory(superuser=True) if role == "superuser" else UserFactory(role=role) for role in ROLES
        ]
        self.key = PolicyFactory(published=True, summary="Text 0.").pk
        self.rules = Rules("Text 0.")
        self.number = 0

    @property
    def policy(self) -> Policy:
        return Policy.objects.get(pk=self.key)

    def step(self, person: int, action: str) -> None:
        expected = getattr(self, f"expect_{action}")(person)
        try:
            with transaction.atomic():
                getattr(self, f"do_{action}")(self.people[person])
            done = True
        except (PermissionDenied, ValidationError):
            done = False
        assert done is expected, f"{action} by {ROLES[person]}"
        if done:
            getattr(self, f"after_{action}", lambda person: None)(person)
        self.compare()

    def compare(self) -> None:
        public = Policy.objects.published().filter(pk=self.key).first()
        assert (public.summary_en if public else None) == self.rules.public
        assert Publication.objects.of(self.policy).count() == self.rules.versions

    def expect_write(self, person):
        return True

    def do_write(self, person):
        draft = self.policy.get_latest_revision_as_object()
        draft.summary_en = f"Text {self.number + 1}."
        draft.save_revision(user=person)

    def after_write(self, person):
        self.number += 1
        self.rules.words.append((f"Text {self.number}.", person))

    def expect_submit(self, person):
        return self.rules.waiting_by is None

    def do_submit(self, person):
        submit_record(self.policy, person)

    def after_submit(self, person):
        self.rules.waiting_by = person

    def expect_approve(self, person):
        return self.rules.may_approve(person)

    def do_approve(self, person, **options):
        policy = self.policy
        approve_revision(policy, policy.latest_revision, person, change_note="Read.", **options)

    def after_approve(self, person):
        self.rules.go_live(len(self.rules.open))
        self.rules.waiting_by = None

    expect_schedule = expect_approve

    def do_schedule(self, person):
        self.do_approve(person, go_live_at=timezone.now() + timedelta(days=1))

    def after_schedule(self, person):
        self.rules.scheduled, self.rules.waiting_by = len(self.rules.open), None

    def expect_override(self, person):
        return ROLES[person] == "superuser"

    def do_override(self, person):
        self.do_approve(person, override_reason="Nobody else is there.")

    after_override = after_approve

    def expect_request_changes(self, person):
        return self.rules.waiting_by is not None and ROLES[person] in REVIEWERS

    def do_request_changes(self, person):
        request_changes(self.policy, person, "Mend it.")

    def after_request_changes(self, person):
        self.rules.waiting_by = None

    def expect_take_back(self, person):
        state = self.policy.current_workflow_state
        return state is not None and (state.requested_by == self.people[person] or ROLES[person] in REVIEWERS)

    def do_take_back(self, person):
        take_back(self.policy, person)

    after_take_back = after_request_changes

    def expect_withdraw(self, person):
        return self.rules.public is not None and ROLES[person] in REVIEWERS

    def do_withdraw(self, person):
        withdraw_record(self.policy, person, "Over.")

    def after_withdraw(self, person):
        self.rules.public = self.rules.scheduled = None

    def expect_unpublish(self, person):
        withdrawn = Removal.objects.done().first()
        again = self.rules.public is None and withdrawn is not None and withdrawn.kind == "withdrawn"
        return (self.rules.public is not None or again) and ROLES[person] in REVIEWERS

    def do_unpublish(self, person):
        unpublish_record(self.policy, person, "Wrong.")

    after_unpublish = after_withdraw

    def expect_check(self, person):
        return self.rules.public is not None

    def do_check(self, person):
        mark_checked(self.policy, person)

    def expect_time_passes(self, person):
        return True

    def do_time_passes(self, person):
        Approval.objects.scheduled().update(go_live_at=timezone.now() - timedelta(minutes=1))
        carry_out_schedule()

    def after_time_passes(self, person):
        if self.rules.scheduled is not None:
            self.rules.go_live(self.rules.scheduled)

    def expect_publish_by_wagtail(self, person):
        return False

    def do_publish_by_wagtail(self, person):
        self.policy.get_latest_revision().publish(user=person, skip_permission_checks=True)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_public_sees_what_was_last_properly_published(steps):
    with transaction.atomic():
        play = Play()
        for person, action in steps:
            play.step(person, action)
        transaction.set_rollback(True)
