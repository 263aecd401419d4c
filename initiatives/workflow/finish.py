"""What ends a review: the approval publishes, and Wagtail does not."""


def finish_review(workflow_state, user=None) -> None:
    """Leave records to ``approve_revision``, which has ended the review; pages are published as ever.

    Wagtail imports this while it loads its own models, before there are records.
    """
    from initiatives.models import Record

    if not isinstance(workflow_state.content_object, Record):
        workflow_state.content_object.get_latest_revision().publish(user=user)
