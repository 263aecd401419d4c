"""Fills a database with policies as an editorial team leaves them: public, drafted, waiting, due for a check.

Rows are written in bulk and in the shape in which the desk's own actions write them.
"""

import datetime
import itertools
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Revision, Task, TaskState, Workflow, WorkflowState

from initiatives import models
from initiatives.actions.create_records import insert_records
from initiatives.choices import PublicationRole
from initiatives.workflow.sync import WORKFLOW

STATES = 33
BATCH = 1000
LONG_AGO = datetime.timedelta(days=900)
SUMMARY = "The government sets out how it will protect the networks on which the public services depend."


class Team:
    """The editor who opens the desk, the others who write, and the states that they write about."""

    def __init__(self):
        from tests.factories import CountryFactory, UserFactory

        self.editor = UserFactory(role="Editors")
        self.authors = [self.editor, *(UserFactory(role="Contributors") for _ in range(4))]
        self.states = CountryFactory.create_batch(STATES, published=True, is_focus=True)
        self.numbers = itertools.count()

    def fill(self, count: int) -> None:
        """Add that many policies with what belongs to them.

        Half are drafted as well, but not more than 500, four in five of these wait for their second reader,
        and a quarter, but not more than 400, are due for a check.
        """
        drafts, due, done = min(count // 2, 500), min(count // 4, 400), 0
        sources = add_sources(max(count // 5, 20), next(self.numbers))
        while done < count:
            size = min(BATCH, count - done)
            policies = self._policies(size, sources, due)
            self._publish(policies)
            self._draft(policies[:drafts])
            drafts, due, done = max(drafts - size, 0), max(due - size, 0), done + size

    def _policies(self, size: int, sources: list, due: int) -> list:
        today, now = timezone.localdate(), timezone.now()
        policies = []
        for place, number in enumerate(itertools.islice(self.numbers, size)):
            policy = models.Policy(
                slug=f"bench-{number}",
                title_en=f"Strategy number {number}",
                summary_en=SUMMARY,
                country=self.states[number % STATES],
                kind="cybersecurity-strategy",
                status="in-force",
                adopted_on="2024-05-17",
                verified_on=today - LONG_AGO if place < due else today,
                live=True,
                first_published_at=now,
                last_published_at=now,
            )
            policy.citations = [models.PolicyCitation(source=sources[number % len(sources)])]
            policies.append(policy)
        insert_records(models.Policy, policies)
        return policies

    def _publish(self, policies: list) -> None:
        revisions = add_revisions(zip(policies, itertools.cycle(self.authors)), SUMMARY)
        for policy, revision in zip(policies, revisions, strict=True):
            policy.latest_revision = policy.live_revision = revision
        models.Policy.objects.bulk_update(policies, ["latest_revision", "live_revision"])
        models.Publication.objects.bulk_create(
            models.Publication(
                content_type=revision.content_type,
                object_id=policy.pk,
                version=1,
                revision=revision,
                published_at=revision.created_at,
                role=PublicationRole.EDITOR,
                change_note="Made for the bench.",
            )
            for policy, revision in zip(policies, revisions, strict=True)
        )

    def _draft(self, policies: list) -> None:
        if not policies:
            return
        revisions = add_revisions(zip(policies, itertools.cycle(self.authors)), f"{SUMMARY} It is new.")
        for policy, revision in zip(policies, revisions, strict=True):
            policy.latest_revision, policy.has_unpublished_changes = revision, True
        models.Policy.objects.bulk_update(policies, ["latest_revision", "has_unpublished_changes"])
        submit(revisions[len(revisions) // 5 :])


def add_sources(count: int, number: int) -> list:
    """Sources with the visits to them; half, but not more than 200, are broken."""
    kind = models.Source._meta.get_field("kind").choices[0][0]
    sources = models.Source.objects.bulk_create(
        models.Source(
            slug=f"bench-{number}-{place}",
            title=f"Source {number}-{place}",
            publisher="Ministry",
            url=f"https://example.org/{number}/{place}",
            language="en",
            kind=kind,
            live=True,
        )
        for place in range(count)
    )
    models.LinkCheck.objects.bulk_create(
        models.LinkCheck(
            source=source,
            url=source.url,
            checked_at=timezone.now(),
            failed_days=3 if place < min(count // 2, 200) else 0,
        )
        for place, source in enumerate(sources)
    )
    return sources


def add_revisions(written: Iterator[tuple], summary: str) -> list:
    """A revision for each pair of a policy and who wrote it."""
    content_type = ContentType.objects.get_for_model(models.Policy)
    return Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(policy.pk),
            created_at=timezone.now(),
            object_str=str(policy),
            user=author,
            content={**policy.serializable_data(), "summary_en": summary},
        )
        for policy, author in written
    )


def submit(revisions: list) -> None:
    """Have drafts wait in the workflow of the second reader."""
    workflow, task = Workflow.objects.get(name=WORKFLOW), Task.objects.get(name=WORKFLOW)
    states = WorkflowState.objects.bulk_create(
        WorkflowState(
            content_type=revision.content_type,
            base_content_type=revision.base_content_type,
            object_id=revision.object_id,
            workflow=workflow,
            requested_by=revision.user,
        )
        for revision in revisions
    )
    tasks = []
    for state, revision in zip(states, revisions, strict=True):
        tasks.append(
            TaskState(
                workflow_state=state,
                revision=revision,
                task=task,
                content_type=ContentType.objects.get_for_model(TaskState),
            )
        )
    for state, task_state in zip(states, TaskState.objects.bulk_create(tasks), strict=True):
        state.current_task_state = task_state
    WorkflowState.objects.bulk_update(states, ["current_task_state"])
