"""Making drafts of the chosen rows of a batch: each waits for its second reader as any other draft does."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from initiatives.actions.batch_work import Superseded, beat, claim, leave
from initiatives.actions.create_records import insert_records
from initiatives.actions.plan_drafts import Draft, DraftPlan, plan_drafts
from initiatives.actions.submit_batch import locked, require_choice
from initiatives.choices import BatchState, RowOutcome
from initiatives.dataset.comparison import CHUNK
from initiatives.dataset.keys import Keys
from initiatives.dataset.tables import POSITIONS, Table
from initiatives.dataset.upload import TABLE_NAMED
from initiatives.models import Batch, BatchRow
from initiatives.word_index import index_records


class SavedMeanwhile(ValidationError):
    """Raised when somebody saves one of the records while its draft is being made."""


@transaction.atomic
def ask_for_drafts(batch_id: int, user, *, send_to_review: bool = False) -> Batch:
    """Have ``draft_batch`` make drafts of the chosen rows, in the name of whoever uploaded them."""
    batch = locked(batch_id, BatchState.READY)
    if not TABLE_NAMED[batch.table].makes_drafts:
        raise ValidationError(_("Rows of this table have no drafts; send them to a second person."))
    if batch.uploaded_by_id != user.pk:
        raise PermissionDenied(_("The drafts are those of whoever uploaded the table."))
    require_choice(batch)
    batch.state, batch.sends_to_review, batch.beat_at = BatchState.APPLYING, send_to_review, None
    batch.save(update_fields=["state", "sends_to_review", "beat_at"])
    log(batch, "initiatives.batch_draft", user=user, data={"send_to_review": send_to_review})
    return batch


def draft_batch(batch_id: int) -> None:
    """Make the drafts, all in one transaction; rows that somebody is in the way of are refused one by one.

    The drafts are built first, which takes long and shows progress, and then written at once. Sending them to
    review comes last, one by one: a worker that takes the batch up again goes on where another stopped.
    """
    batch = claim(batch_id, BatchState.APPLYING)
    if batch is None:
        return
    table = TABLE_NAMED[batch.table]
    with translation.override("en"):
        try:
            if not batch.rows.filter(chosen=True).exclude(outcome="").exists():
                _write(batch, table, _plan(batch, table))
            if batch.sends_to_review:
                _send_to_review(batch, table)
            leave(batch, BatchState.APPLIED, message="", decided_at=timezone.now())
        except SavedMeanwhile as error:
            leave(batch, BatchState.READY, message=" ".join(error.messages))
        except Superseded:
            return
        except Exception:
            leave(batch, BatchState.READY, message=_("The drafts could not be made; nothing was changed."))
            raise


def _plan(batch: Batch, table: Table) -> DraftPlan:
    plan, keys = DraftPlan(), Keys()
    rows = list(batch.rows.filter(chosen=True).order_by("key" if table.name == "position_points" else "line"))
    for part in _parts(table, rows):
        plan_drafts(table, part, batch.uploaded_by, keys, plan)
        beat(batch, len(plan.drafts) + len(plan.refused), len(rows))
    return plan


def _parts(table: Table, rows: list[BatchRow]):
    """Parts of the rows; the points of a position are never parted."""
    start = 0
    while start < len(rows):
        end = min(start + CHUNK, len(rows))
        if table.name == "position_points":
            while end < len(rows) and rows[end].after["position"] == rows[end - 1].after["position"]:
                end += 1
        yield rows[start:end]
        start = end


def _write(batch: Batch, table: Table, plan: DraftPlan) -> None:
    model = POSITIONS.model if table.name == "position_points" else table.model
    with transaction.atomic():
        Batch.objects.select_for_update().get(pk=batch.pk)
        for start in range(0, len(plan.drafts), CHUNK):
            _write_drafts(batch, model, plan.drafts[start : start + CHUNK])
        rows = [row for draft in plan.drafts for row in draft.rows] + plan.refused
        BatchRow.objects.bulk_update(rows, ["outcome", "outcome_reason", "object_id"], batch_size=CHUNK)
    shown_at_desk = [draft.record for draft in plan.drafts if not draft.record.live]
    index_records(model.objects.filter(pk__in=[record.pk for record in shown_at_desk]))


def _write_drafts(batch: Batch, model, drafts: list[Draft]) -> None:
    if new := [draft.record for draft in drafts if draft.is_new]:
        insert_records(model, new)
    existing = [draft for draft in drafts if not draft.is_new]
    _require_unsaved(model, existing)
    for draft in existing:
        if not draft.record.live:
            draft.content_object.save()
    _write_revisions(batch, model, drafts)
    for draft in drafts:
        for row in draft.rows:
            row.outcome, row.object_id = RowOutcome.DRAFTED, draft.record.pk


def _require_unsaved(model, drafts: list[Draft]) -> None:
    pks = [draft.record.pk for draft in drafts]
    latest = dict(
        model.objects.select_for_update().filter(pk__in=pks).values_list("pk", "latest_revision_id")
    )
    for draft in drafts:
        if latest.get(draft.record.pk) != draft.latest_revision_id:
            message = _("Somebody saved “%(record)s” meanwhile; nothing was changed. Try again.")
            raise SavedMeanwhile(message % {"record": draft.record})


def _write_revisions(batch: Batch, model, drafts: list[Draft]) -> None:
    """A revision and a line in the log for each draft, as saving by hand would have made."""
    now, content_type = timezone.now(), ContentType.objects.get_for_model(model)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(draft.record.pk),
            created_at=now,
            user=batch.uploaded_by,
            object_str=str(draft.content_object),
            content=draft.content_object.serializable_data(),
        )
        for draft in drafts
    )
    for draft, revision in zip(drafts, revisions, strict=True):
        draft.record.latest_revision, draft.record.has_unpublished_changes = revision, True
    records = [draft.record for draft in drafts]
    model.objects.bulk_update(records, ["latest_revision", "has_unpublished_changes"])
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(draft.record.pk),
            label=str(draft.content_object)[:255],
            action="wagtail.create" if draft.is_new else "wagtail.edit",
            data={"import": batch.pk},
            timestamp=now,
            user=batch.uploaded_by,
            revision=revision,
            content_changed=True,
        )
        for draft, revision in zip(drafts, revisions, strict=True)
    )


def _send_to_review(batch: Batch, table: Table) -> None:
    """Start the review of each draft that is not in review yet."""
    model = POSITIONS.model if table.name == "position_points" else table.model
    rows = batch.rows.filter(outcome=RowOutcome.DRAFTED)
    waiting = sorted({pk for pk in rows.values_list("object_id", flat=True) if pk})
    for number, pk in enumerate(waiting, start=1):
        record = model.objects.get(pk=pk)
        workflow = record.get_workflow()
        if workflow is None:
            return
        with transaction.atomic():
            if not record.current_workflow_state:
                workflow.start(record, batch.uploaded_by)
            rows.filter(object_id=pk).update(outcome=RowOutcome.SUBMITTED)
            beat(batch, number, len(waiting))
