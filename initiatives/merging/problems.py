"""What stands against a merge, in one place for actions and forms."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from initiatives.merging.references import MERGEABLE
from initiatives.models import Merge, Record
from initiatives.models.merge import OPEN_STATES

MERGE = "initiatives.add_merge"


def may_merge(user) -> bool:
    """Whether somebody proposes and decides merges: editors and administrators."""
    return user.is_active and user.has_perm(MERGE)


def merge_problems(kept, merged, merge: Merge | None = None) -> list[str]:
    """All reasons why the two cannot be merged; none if they can. ``merge`` is the proposal itself."""
    if type(kept) is not type(merged) or not isinstance(merged, MERGEABLE):
        return [_("Choose two of the same type; countries are never merged.")]
    if kept.pk == merged.pk:
        return [_("Choose two, and not the same one twice.")]
    problems = []
    if isinstance(merged, Record):
        if not (kept.live and merged.live):
            problems.append(_("Both must be public; a draft is discarded instead."))
    else:
        if kept.merged_into_id or merged.merged_into_id:
            problems.append(_("One of the two has been merged already."))
        if merged.live and not kept.live:
            problems.append(_("Keep the one that is public."))
    return [*problems, *_clashes(kept, merged, merge)]


def _clashes(kept, merged, merge: Merge | None) -> list[str]:
    """Other merges of these rows that wait or hold."""
    content_type = ContentType.objects.get_for_model(merged)
    others = Merge.objects.filter(content_type=content_type, state__in=OPEN_STATES)
    others = others.exclude(pk=merge.pk) if merge else others
    problems = []
    if others.filter(merged_id=merged.pk).exists():
        problems.append(_("There is another merge of the one that goes, waiting or in force."))
    if others.filter(merged_id=kept.pk).exists():
        problems.append(_("There is a merge of the one to keep, waiting or in force."))
    return problems
