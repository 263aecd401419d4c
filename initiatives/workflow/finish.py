"""What ends a review: the approval publishes, and Wagtail does not."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


def finish_review(workflow_state, user=None) -> None:
    """Leave records to ``approve_revision``, which has ended the review; publish pages that another read.

    A review of a page that ends without a reader, since its last step was switched off, leaves a draft.
    Raises ``PermissionDenied`` where the reader wrote a part of it, or typed into it while approving; a
    superuser may do so with a comment that says why, which stands in the page's history.
    Wagtail imports this while it loads its own models, before there are records.
    """
    from initiatives.models import Editorial
    from initiatives.second_reader import authors_of_page

    page, step = workflow_state.content_object, workflow_state.current_task_state
    if isinstance(page, Editorial) or step is None or step.status != step.STATUS_APPROVED:
        return
    if user is None or user.pk in authors_of_page(page):
        if user is None or not user.is_superuser:
            raise PermissionDenied(_("You wrote a part of this draft, so somebody else must approve it."))
        if not step.comment.strip():
            raise PermissionDenied(
                _("You wrote a part of this draft: approve it with a comment that says why.")
            )
    page.get_latest_revision().publish(user=user, skip_permission_checks=True)
