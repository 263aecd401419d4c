"""What waits for whom: drafts, reviews, checks, schedules and gaps, each in a fixed number of queries."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import Revision, TaskState, WorkflowState

from initiatives import models
from initiatives.coverage.board import inquiry_is_due
from initiatives.coverage.found import with_answers
from initiatives.coverage.vocabulary import Question, read_questions
from initiatives.registry import SECTIONS
from initiatives.second_reader import within_remit

RECORD_SECTIONS = tuple(section for section in SECTIONS if issubclass(section.model, models.Record))
READ_AHEAD = 200


def editorial_types() -> list[type[Any]]:
    """All types that have drafts and second readers, those of other applications too."""
    return [model for model in apps.get_models() if issubclass(model, models.Editorial)]


def drafts_of(user, most: int) -> list:
    """What somebody was the last to write and has not been published, the latest first."""
    found: list = []
    for model in editorial_types():
        # From the few drafts to their writers: somebody has written far more than waits as a draft.
        written = Revision.objects.filter(pk=OuterRef("latest_revision_id"), user=user)
        drafts = model._default_manager.filter(Exists(written), has_unpublished_changes=True)
        # Under the name by which Wagtail remembers the review of a record.
        active = WorkflowState.objects.active()
        reviews = Prefetch("_workflow_states", active, to_attr="_current_workflow_states")
        drafts = drafts.select_related("latest_revision").prefetch_related(reviews)
        found += drafts.order_by("-latest_revision_id")[:most]
    found.sort(key=lambda record: record.latest_revision_id, reverse=True)
    return found[:most]


@dataclass(frozen=True)
class ReadLater(Sequence):
    """A long list by its keys, of which only the part that is shown is read."""

    keys: list
    read: Callable[[list], list]

    def __len__(self):
        return len(self.keys)

    def __getitem__(self, part: Any) -> Any:
        if isinstance(part, slice):
            return self.read(self.keys[part])
        return self.read([self.keys[part]])[0]


def reviews_for(user, most: int, mine: bool = False) -> list[TaskState]:
    """The first drafts of ``review_list``, read."""
    return review_list(user, most, mine)[:most]


def review_list(user, most: int, mine: bool = False) -> ReadLater:
    """Drafts that wait and that somebody may approve, the oldest first; each has its ``draft``.

    Whoever wrote a part of one, or whose remit it is outside of, is not shown it. ``mine`` keeps those
    that the person has taken on.
    """
    waiting = waiting_reviews().exclude(Exists(own_words(user)))
    if mine:
        waiting = waiting.filter(review__reviewer=user)
    remit = None if user.is_superuser else models.Remit.objects.with_limits().filter(user=user).first()
    if remit is None:
        return ReadLater(list(waiting.values_list("pk", flat=True)[:most]), reviews_by_key)
    # Keys first: the database would sort the contents of all drafts with them.
    states = reviews_by_key(list(waiting.values_list("pk", flat=True)[:READ_AHEAD]))
    return ReadLater([state for state in states if within_remit(state.draft, remit)][:most], list)


def reviews_by_key(keys: list[int]) -> list[TaskState]:
    """Some of the drafts that wait, with all that a list shows of them."""
    return with_drafts(waiting_reviews().filter(pk__in=keys))


def waiting_reviews() -> QuerySet:
    """All drafts that wait for their second reader, the oldest first."""
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__in=models.SecondReading.objects.all()
    )
    return waiting.select_related(
        "revision__user", "workflow_state__requested_by", "review__reviewer"
    ).order_by("started_at", "pk")


def own_words(user) -> QuerySet:
    """Drafts by somebody of the record of a task, since its last publication; for a subquery."""
    number = Cast(OuterRef("object_id"), BigIntegerField())
    published = models.Publication.objects.filter(
        content_type=OuterRef("base_content_type"), object_id=number
    ).order_by("-revision_id")
    return Revision.objects.annotate(
        published_id=Coalesce(Subquery(published.values("revision_id")[:1]), 0)
    ).filter(
        base_content_type=OuterRef("workflow_state__base_content_type"),
        object_id=OuterRef("workflow_state__object_id"),
        user=user,
        pk__gt=F("published_id"),
        pk__lte=OuterRef("revision_id"),
    )


def with_drafts(states: QuerySet) -> list[TaskState]:
    """The tasks, each with its record; a query a type, and those for countries and subjects."""
    found = list(states)
    prefetch_related_objects(found, "revision__content_object")
    by_type: dict[type, list] = {}
    for state in found:
        state.draft = state.revision.content_object
        by_type.setdefault(type(state.draft), []).append(state.draft)
    for model, records in by_type.items():
        names = [name for name in ("countries", "themes") if hasattr(model, name)]
        if names:
            prefetch_related_objects(records, *names)
    return found


def due_for_check(today: datetime.date, most: int) -> list:
    """Public records whose check is due by their own interval, the longest overdue first."""
    found: list = []
    for section in RECORD_SECTIONS:
        found += section.model.objects.published().check_due(today).order_by("verified_on", "pk")[:most]
    found.sort(key=lambda record: record.verified_on)
    return found[:most]


def scheduled_items(first: datetime.datetime, last: datetime.datetime) -> list[dict[str, Any]]:
    """What goes live or is removed between two times, soonest first."""
    approvals = models.Approval.objects.scheduled().filter(go_live_at__gte=first, go_live_at__lt=last)
    removals = models.Removal.objects.scheduled().filter(due_at__gte=first, due_at__lt=last)
    items = [_item(row, row.go_live_at, "publish", row.problem) for row in approvals.select_related("user")]
    items += [_item(row, row.due_at, row.kind, "") for row in removals.select_related("user")]
    prefetch_related_objects([item["row"] for item in items], "record")
    for item in items:
        item["record"] = item["row"].record
    return sorted(items, key=lambda item: item["at"])


def _item(row, at: datetime.datetime | None, what: str, problem: str) -> dict[str, Any]:
    return {"row": row, "at": at, "what": what, "problem": problem, "user": row.user}


@dataclass(frozen=True)
class Gap:
    """A question that nobody has researched for some states, or that is to be searched again."""

    question: Question
    missing: list[models.Country]
    due: list[models.Country]
    total: int


def gaps() -> list[Gap]:
    """What has not been researched, the questions with the most to do first, in a fixed number of queries."""
    questions = read_questions()
    in_region = models.Country.objects.published().focus().order_by("title_en")
    states = list(with_answers(in_region, questions))
    inquiries = {(its.country_id, its.question): its for its in models.Inquiry.objects.published()}
    found = []
    for place, question in enumerate(questions):
        without = [state for state in states if not getattr(state, f"answer_{place}")]
        asked = [(state, inquiries.get((state.pk, question.key))) for state in without]
        missing = [state for state, inquiry in asked if inquiry is None]
        due = [state for state, inquiry in asked if inquiry_is_due(inquiry)]
        found.append(Gap(question, missing, due, len(states)))
    found.sort(key=lambda gap: -len(gap.missing) - len(gap.due))
    return [gap for gap in found if gap.missing or gap.due]


def by_day(items: list[dict[str, Any]]) -> dict[datetime.date, list[dict[str, Any]]]:
    """Scheduled items by the day on which they are due, in the time zone of whoever looks."""
    return {day: list(rows) for day, rows in groupby(items, key=lambda item: timezone.localdate(item["at"]))}
