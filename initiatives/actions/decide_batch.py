"""The second person's word on a batch: only then do its rows change anything."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.actions.submit_batch import locked
from initiatives.choices import BatchState
from initiatives.dataset.keys import REFERRED
from initiatives.models import Batch
from initiatives.record_keys import public_records
from initiatives.row_owners import OWNER_COLUMNS
from initiatives.second_reader import is_reviewer, themes_of, within_remit


def approval_problem(batch: Batch, user) -> str:
    """Why this person cannot be the second reader of the batch; an empty text if nothing is in the way."""
    if not is_reviewer(user):
        return _("Only editors approve.")
    if batch.authors.filter(pk=user.pk).exists():
        return _("You have worked on this import; somebody else has to read it.")
    if not _within_remit(batch, user):
        return _("Some of its rows are outside of your countries and subjects.")
    return ""


def _within_remit(batch: Batch, user) -> bool:
    """Whether each chosen row belongs to a country or a subject that this person reviews."""
    remit = getattr(user, "remit", None)
    owner_column = OWNER_COLUMNS.get(batch.table)
    if user.is_superuser or remit is None or owner_column is None:
        return True
    countries = set(remit.countries.values_list("iso3", flat=True))
    themes = set(remit.themes.values_list("pk", flat=True))
    if not countries and not themes:
        return True
    if batch.table == "relations":
        named = batch.rows.filter(chosen=True).values_list("after__record", flat=True)
        return all(within_remit(record, remit) for record in public_records(set(named)).values())
    rows = batch.rows.filter(chosen=True).values_list("after__country", f"after__{owner_column}").distinct()
    owners = {key for country, key in rows if country not in countries}
    if owner_column == "country":
        return not owners
    records = REFERRED[f"{owner_column}s"].objects.filter(slug__in=owners)
    return all(themes & themes_of(record) for record in records)


@transaction.atomic
def approve_batch(batch_id: int, user, override_reason: str = "", seen_attempt: int | None = None) -> Batch:
    """Let the chosen rows be taken over, which ``apply_batch`` then does.

    Raises ``PermissionDenied`` for whoever had a hand in it. A superuser may override that with a reason,
    which is kept, logged and shown in the history of the records. ``seen_attempt`` is the reading of the
    table that the person has seen: another since then raises ``ValidationError``.
    """
    batch = locked(batch_id, BatchState.WAITING)
    if seen_attempt not in (None, batch.attempt):
        raise ValidationError(_("The import was read again since you saw it; look at it once more."))
    problem = approval_problem(batch, user)
    if problem and not (user.is_superuser and override_reason.strip()):
        raise PermissionDenied(problem)
    batch.override_reason = override_reason.strip() if problem else ""
    _decide(
        batch,
        BatchState.APPLYING,
        user,
        "initiatives.batch_override" if problem else "initiatives.batch_approve",
    )
    return batch


@transaction.atomic
def decline_batch(batch_id: int, user, reason: str) -> Batch:
    """Refuse a batch for a reason that its authors read."""
    batch = locked(batch_id, BatchState.WAITING)
    if not is_reviewer(user):
        raise PermissionDenied(approval_problem(batch, user))
    if not reason.strip():
        raise ValidationError(_("Say why the import is declined."))
    batch.reason = reason.strip()
    _decide(batch, BatchState.DECLINED, user, "initiatives.batch_decline")
    return batch


def _decide(batch: Batch, state: BatchState, user, action: str) -> None:
    before, batch.state, batch.decided_by, batch.decided_at = batch.state, state, user, timezone.now()
    batch.message, batch.beat_at = "", None
    batch.save()
    data = {"from": before, "to": state, "reason": batch.reason or batch.override_reason}
    log(batch, action, user=user, data=data)
