"""Which drafts the rows of a batch would make, and which rows are refused because somebody is in the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from initiatives import models
from initiatives.choices import RowOutcome
from initiatives.dataset.columns import BadCell
from initiatives.dataset.comparison import (
    Present,
    cells_of,
    content_from,
    latest_content,
    present_rows,
    records_with_content,
)
from initiatives.dataset.content import assign, complete
from initiatives.dataset.keys import Keys
from initiatives.dataset.tables import POSITIONS, Table
from initiatives.models import BatchRow


@dataclass
class Draft:
    """A record, stored or new, the object that holds its new content, and the rows that ask for it.

    ``latest_revision_id`` is what the content was built upon; if it has changed by the time of writing,
    somebody else has saved the record.
    """

    record: Any
    content_object: Any
    rows: list[BatchRow]
    latest_revision_id: int | None = None
    is_new: bool = False


@dataclass
class DraftPlan:
    """The drafts to be made; refused rows carry their outcome and its reason."""

    drafts: list[Draft] = field(default_factory=list)
    refused: list[BatchRow] = field(default_factory=list)

    def refuse(self, rows: Iterable[BatchRow], outcome: RowOutcome, reason: str) -> None:
        """Leave rows out, and say why."""
        for row in rows:
            row.outcome, row.outcome_reason = outcome, reason
            self.refused.append(row)


def plan_drafts(table: Table, rows: list[BatchRow], user, keys: Keys, plan: DraftPlan) -> None:
    """Add to the plan what these rows ask for."""
    contents = []
    for row in list(rows):
        try:
            contents.append((row, complete(table, content_from(table, row.after))))
        except BadCell as error:
            plan.refuse([row], RowOutcome.REFUSED, str(error))
    present = present_rows(table, [content for _row, content in contents], keys)
    fresh = [(row, content) for row, content in contents if _is_fresh(table, row, content, present, plan)]
    asked: list[tuple[list[BatchRow], Present | None, dict[str, Any]]]
    if table.model is models.PositionPoint:
        asked = _positions(fresh, keys)
    else:
        asked = [([row], present.get(table.key_of(content)), content) for row, content in fresh]
    in_the_way = _in_the_way([found.row for _rows, found, _content in asked if found], user)
    for asking, found, content in asked:
        reason = in_the_way.get(found.row.pk) if found else None
        if reason:
            plan.refuse(asking, RowOutcome.REFUSED, reason)
        else:
            _add(table, asking, found, content, keys, plan)


def _is_fresh(table: Table, row: BatchRow, content: dict, present: dict, plan: DraftPlan) -> bool:
    found = present.get(table.key_of(content))
    now = cells_of(table, found.content, row.before or {}) if found else None
    if now != row.before:
        plan.refuse([row], RowOutcome.CONFLICT, _("Read the import again."))
    return now == row.before


def _positions(
    rows: list[tuple[BatchRow, dict]], keys: Keys
) -> list[tuple[list[BatchRow], Present | None, dict[str, Any]]]:
    """The points of each position, gathered into the content of their position."""
    by_position: dict[str, list[tuple[BatchRow, dict]]] = {}
    for row, content in rows:
        by_position.setdefault(content["position"], []).append((row, content))
    asked: list[tuple[list[BatchRow], Present | None, dict[str, Any]]] = []
    for record in records_with_content(POSITIONS, set(by_position)):
        found = latest_content(record, keys)
        points = dict(found.content["points"])
        for _row, content in by_position[record.slug]:
            points[content["topic"]] = {**points.get(content["topic"], {}), **content}
        asked.append(([row for row, _ in by_position[record.slug]], found, {"points": points}))
    return asked


def _add(table: Table, rows: list[BatchRow], found: Present | None, content: dict, keys: Keys, plan) -> None:
    """Build the object of one draft and check it as a draft is checked when it is saved by hand."""
    if found:
        draft = Draft(found.row, found.draft_object, rows, found.row.latest_revision_id)
        content = {**found.content, **content}
    else:
        record = table.model()
        draft = Draft(record, record, rows, is_new=True)
        content = {"points": {}, **content}
    try:
        assign(draft.content_object, content, keys)
        if draft.is_new:
            record.live, record.has_unpublished_changes = False, True
            record.slug = record.slug or slugify(record.title_en)
        draft.content_object.full_clean()
    except KeyError as error:
        plan.refuse(rows, RowOutcome.REFUSED, _("“%s” is not there any more.") % error.args[0])
    except ValidationError as error:
        plan.refuse(rows, RowOutcome.REFUSED, " ".join(error.messages))
    else:
        plan.drafts.append(draft)


def _in_the_way(records: list, user) -> dict[int, str]:
    """Why a draft of this person would be in the way of somebody else's work, by record."""
    if not records:
        return {}
    content_type = ContentType.objects.get_for_model(records[0])
    of_these = {"base_content_type": content_type, "object_id__in": [str(record.pk) for record in records]}
    reviewed = WorkflowState.objects.active().filter(**of_these).values_list("object_id", flat=True)
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False, **of_these)
    scheduled_ids, reviewed_ids = set(scheduled.values_list("object_id", flat=True)), set(reviewed)
    reasons = {}
    for record in records:
        if reason := _reason(record, user, reviewed_ids, scheduled_ids):
            reasons[record.pk] = reason
    return reasons


def _reason(record, user, reviewed: set[str], scheduled: set[str]) -> str:
    latest = record.latest_revision
    has_draft = record.has_unpublished_changes or not record.live
    if str(record.pk) in reviewed:
        return _("It is in review; end the review first.")
    if str(record.pk) in scheduled:
        return _("A version of it waits for its time; take that back first.")
    if record.locked and record.locked_by_id != user.pk:
        return _("It is locked by somebody else.")
    if has_draft and latest and latest.user_id not in (None, user.pk):
        return _("%(person)s has an open draft of it.") % {"person": latest.user}
    return ""
