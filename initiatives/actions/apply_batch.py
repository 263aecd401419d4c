"""Taking over the rows of an approved batch: all of them, or none."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.actions.ask_for_dataset import ask_for_dataset
from initiatives.actions.batch_work import Superseded, beat, claim, leave
from initiatives.actions.load_rows import VOCABULARY, assigned, change_rows, create_rows, owner_of
from initiatives.actions.make_sources_public import make_cited_sources_public
from initiatives.actions.publish import keep_version
from initiatives.choices import BatchState, RowOutcome
from initiatives.dataset.columns import BadCell
from initiatives.dataset.comparison import CHUNK, cells_of, content_from, present_rows
from initiatives.dataset.content import complete
from initiatives.dataset.keys import Keys
from initiatives.dataset.tables import Table
from initiatives.dataset.upload import TABLE_NAMED
from initiatives.models import Batch, BatchRow
from initiatives.row_owners import public_owners
from initiatives.second_reader import role_of


@dataclass
class Plan:
    """What is to be written, and which rows changed since they were read."""

    new: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)
    changed: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)
    owners: set[str] = field(default_factory=set)
    conflicts: list[BatchRow] = field(default_factory=list)


def apply_batch(batch_id: int) -> None:
    """Take over an approved batch; does nothing if that is done already.

    The rows are looked through first, with progress that can be seen, and then once more in the one
    transaction that writes. If any was changed in the meantime nothing is written and the batch is out of
    date; if something else fails, it waits again.
    """
    batch = claim(batch_id, BatchState.APPLYING)
    if batch is None:
        return
    table = TABLE_NAMED[batch.table]
    with translation.override("en"):
        try:
            if conflicts := _plan(batch, table, Keys(), with_progress=True).conflicts:
                _set_aside(batch, conflicts)
                return
            conflicts = _write(batch, table)
        except ValidationError as error:
            leave(batch, BatchState.OUTDATED, message=" ".join(error.messages))
            return
        except Superseded:
            return
        except Exception:
            leave(batch, BatchState.WAITING, message=_("It could not be taken over; nothing was changed."))
            raise
        if conflicts:
            _set_aside(batch, conflicts)


def _write(batch: Batch, table: Table) -> list[BatchRow]:
    """Write everything in one transaction; returns the rows because of which nothing was written."""
    with transaction.atomic():
        Batch.objects.select_for_update().get(pk=batch.pk)
        keys = Keys()
        plan = _plan(batch, table, keys)
        if plan.conflicts:
            return plan.conflicts
        for start in range(0, len(plan.new), CHUNK):
            create_rows(table.model, plan.new[start : start + CHUNK], keys)
        change_rows(table.model, plan.changed, keys)
        make_cited_sources_public(content for _row, content in (*plan.new, *plan.changed))
        for owner in public_owners(table.name, plan.owners):
            keep_version(
                owner,
                change_note=batch.note,
                user=batch.decided_by,
                author=batch.uploaded_by,
                weight=batch.weight,
                role=role_of(batch.decided_by),
                batch=batch,
                override_reason=batch.override_reason,
            )
        BatchRow.objects.filter(batch=batch, chosen=True).update(outcome=RowOutcome.APPLIED)
        leave(batch, BatchState.APPLIED, message="")
        ask_for_dataset()
        log(batch, "initiatives.batch_apply", user=batch.decided_by, data={"rows": batch.counts})
    return []


def _plan(batch: Batch, table: Table, keys: Keys, with_progress: bool = False) -> Plan:
    """Hold the chosen rows against the catalogue as it is now."""
    plan = Plan()
    rows = list(BatchRow.objects.filter(batch=batch, chosen=True).order_by("line"))
    for start in range(0, len(rows), CHUNK):
        _plan_chunk(table, rows[start : start + CHUNK], keys, plan)
        if with_progress:
            beat(batch, min(start + CHUNK, len(rows)), len(rows))
    return plan


def _plan_chunk(table: Table, rows: list[BatchRow], keys: Keys, plan: Plan) -> None:
    try:
        contents = [complete(table, content_from(table, row.after)) for row in rows]
    except BadCell as error:
        raise ValidationError(str(error)) from error
    present = present_rows(table, contents, keys)
    for row, content in zip(rows, contents, strict=True):
        found = present.get(table.key_of(content))
        now = cells_of(table, found.content, row.before or {}) if found else None
        if now != row.before:
            plan.conflicts.append(row)
        elif found:
            if found.row.live if hasattr(found.row, "live") else True:
                plan.owners.add(owner_of(content))
            _add(plan, plan.changed, found.row, {**found.content, **content}, keys)
        else:
            place = len(plan.new) if issubclass(table.model, VOCABULARY) else 0
            content["sort_order"] = _next_place(table) + place if issubclass(table.model, VOCABULARY) else 0
            _add(plan, plan.new, table.model(), content, keys)


def _add(plan: Plan, rows: list, row: Any, content: dict[str, Any], keys: Keys) -> None:
    try:
        rows.append((assigned(row, content, keys), content))
    except KeyError as error:
        raise ValidationError(_("“%s” is not there any more.") % error.args[0]) from error
    if content.get("verified_on"):
        plan.owners.add(owner_of(content))


def _next_place(table: Table) -> int:
    last = table.model.objects.order_by("sort_order").last()
    return last.sort_order + 1 if last else 0


def _set_aside(batch: Batch, conflicts: list[BatchRow]) -> None:
    """Say which rows changed in the meantime; nothing was written."""
    with transaction.atomic():
        for row in conflicts:
            row.outcome = RowOutcome.CONFLICT
        BatchRow.objects.bulk_update(conflicts, ["outcome"])
        message = _(
            "Nothing was taken over: %(count)s rows changed since the import was read. Read it again."
        )
        leave(batch, BatchState.OUTDATED, message=message % {"count": len(conflicts)})
