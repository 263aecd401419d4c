"""Merging two rows that are one: proposed, decided by a second person, and taken back if it was wrong."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.actions.move_references import move_references, put_back
from initiatives.actions.publish import keep_version, publish_revision
from initiatives.actions.put_back_in_drafts import put_back_in_drafts
from initiatives.actions.remove import unpublish_record
from initiatives.choices import MergeState, PublicationWeight
from initiatives.merging.problems import may_merge, merge_problems
from initiatives.models import Merge, Publication, Record, Removal
from initiatives.second_reader import role_of
from initiatives.word_index import index_records

# How a record stood before it was unpublished: its versions, and whether a draft was open.
STANDING = ("live_revision_id", "latest_revision_id", "has_unpublished_changes")


def propose_merge(kept, merged, user, reason: str) -> Merge:
    """Propose that ``merged`` turned out to be ``kept``; nothing moves until somebody else approves.

    Raises ``PermissionDenied`` for whoever may not, and ``ValidationError`` with all that stands against it.
    """
    _check_permission(user)
    with transaction.atomic():
        _check(kept, merged, reason)
        merge = Merge.objects.create(
            content_type=ContentType.objects.get_for_model(merged),
            kept_id=kept.pk,
            merged_id=merged.pk,
            reason=reason.strip(),
            proposed_by=user,
            proposed_at=timezone.now(),
        )
        _log(merge, "initiatives.propose_merge", user)
    return merge


def approve_merge(merge: Merge, user) -> Merge:
    """Carry a merge out as its second person: all references move, and the merged row leads to the kept one.

    Raises ``PermissionDenied`` for the proposer, and ``ValidationError`` with all that stands against it now.
    """
    _check_permission(user)
    with transaction.atomic():
        merge = _waiting(merge)
        if merge.proposed_by_id == user.pk:
            raise PermissionDenied(_("You proposed this merge, so somebody else must approve it."))
        kept, merged = _rows(merge)
        _check(kept, merged, merge.reason, merge)
        moves, touched = move_references(merged, kept)
        merge.moves = {**moves, **_retire(merged, kept, user, merge.reason)}
        _decide(merge, MergeState.APPROVED, user)
        note = f"“{merged}” turned out to be “{kept}” and was merged into it."
        _keep_versions(touched, note, user, merge.proposed_by)
        _log(merge, "initiatives.approve_merge", user)
    return merge


def decline_merge(merge: Merge, user) -> Merge:
    """Leave both rows as they are; the proposer may do so too."""
    _check_permission(user)
    with transaction.atomic():
        merge = _waiting(merge)
        _decide(merge, MergeState.DECLINED, user)
        _log(merge, "initiatives.decline_merge", user)
    return merge


def revert_merge(merge: Merge, user) -> Merge:
    """Put every reference back and make the merged row what it was; what was changed since is named in it.

    Raises ``ValidationError`` where one of the two rows has been merged again: that merge goes first.
    """
    _check_permission(user)
    with transaction.atomic():
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        if merge.state != MergeState.APPROVED:
            raise ValidationError(_("It is not in force, so that there is nothing to take back."))
        kept, merged = _rows(merge)
        later = Merge.objects.in_force().filter(content_type=merge.content_type, merged_id=kept.pk)
        if later.exists():
            raise ValidationError(_("“%(row)s” has been merged since; take that back first.") % {"row": kept})
        stuck, touched = put_back(merge.moves, merged, kept)
        put_back_in_drafts(merge, touched)
        _reinstate(merged, merge, user)
        merge.moves = {**merge.moves, "stuck": stuck}
        merge.state, merge.reverted_by, merge.reverted_at = MergeState.REVERTED, user, timezone.now()
        merge.save()
        note = f"The merge of “{merged}” into “{kept}” was taken back."
        _keep_versions(touched, note, user, merge.proposed_by)
        _log(merge, "initiatives.revert_merge", user)
    return merge


def _check_permission(user) -> None:
    if not may_merge(user):
        raise PermissionDenied(_("Only editors merge."))


def _check(kept, merged, reason: str, merge: Merge | None = None) -> None:
    problems = merge_problems(kept, merged, merge)
    if not reason.strip():
        problems.append(_("Say how it is known that the two are one."))
    if problems:
        raise ValidationError(problems)


def _waiting(merge: Merge) -> Merge:
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.state != MergeState.PROPOSED:
        raise ValidationError(_("It has been decided already."))
    return merge


def _rows(merge: Merge) -> tuple[Any, Any]:
    """Both rows, held against other changes until the end."""
    model: Any = merge.content_type.model_class()
    rows = model._base_manager.select_for_update().in_bulk([merge.kept_id, merge.merged_id])
    return rows[merge.kept_id], rows[merge.merged_id]


def _retire(merged, kept, user, reason: str) -> dict[str, Any]:
    """Take the merged row from the public and have its address lead to the kept one."""
    if isinstance(merged, Record):
        standing = {name: getattr(merged, name) for name in STANDING}
        unpublish_record(merged, user, reason, successor=kept)
        return {"was_live": True, "standing": standing}
    was_live = merged.live
    merged.live, merged.merged_into = False, kept
    merged.save(update_fields=["live", "merged_into"])
    return {"was_live": was_live}


def _reinstate(merged, merge: Merge, user) -> None:
    if isinstance(merged, Record):
        if not merged.live:
            _make_public_again(merged, merge, user)
        return
    merged.live, merged.merged_into = merge.moves["was_live"], None
    merged.save(update_fields=["live", "merged_into"])


def _make_public_again(merged: Record, merge: Merge, user) -> None:
    """Have the record stand as it stood, without a gate: it was public, and its title may be the kept one's.

    A record that somebody has worked on since is published anew by its last public version, gate and all.
    """
    standing, rows = merge.moves["standing"], type(merged)._default_manager.filter(pk=merged.pk)
    note = "Merged in error; the merge was taken back."
    if merged.latest_revision_id == standing["latest_revision_id"]:
        rows.update(live=True, **standing)
        _keep_versions([rows.get()], note, user, None)
        index_records([rows.get()])
        return
    removal = Removal.objects.of(merged).done().exclude(revision=None).first()
    if removal is None:
        raise ValidationError(_("No public version of it is kept; publish a draft of it instead."))
    weight, role = PublicationWeight.MINOR, role_of(user)
    publish_revision(merged, removal.revision, change_note=note, user=user, weight=weight, role=role)


def _keep_versions(records: list[Record], note: str, user, author) -> None:
    """A minor version of each public record whose references moved; open drafts and reviews stay."""
    for record in records:
        if record.live and Publication.objects.of(record).exists():
            keep_version(
                record,
                change_note=note,
                user=user,
                author=author,
                weight=PublicationWeight.MINOR,
                role=role_of(user),
            )


def _decide(merge: Merge, state: MergeState, user) -> None:
    merge.state, merge.decided_by, merge.decided_at = state, user, timezone.now()
    merge.save()


def _log(merge: Merge, action: str, user) -> None:
    moved = {name: len(entries) for name, entries in merge.moves.items() if isinstance(entries, list)}
    data = {"merge": merge.pk, "from": str(merge.merged), "to": str(merge.kept), "reason": merge.reason}
    log(instance=merge.merged, action=action, user=user, data={**data, "moves": moved})
