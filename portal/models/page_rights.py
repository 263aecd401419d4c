"""What somebody may do with a narrative page: write it and send it to a second reader, not publish it."""

from wagtail.models import PagePermissionTester


class NarrativePageRights(PagePermissionTester):
    """Whoever presses "publish" on a form publishes what they have just typed, so nobody may.

    A page is published by approving it in the workflow, where ``finish_review`` asks who wrote the draft.
    """

    def can_publish(self) -> bool:
        """Nobody publishes without a review, superusers included."""
        return False

    def can_publish_subpage(self) -> bool:
        """Nobody makes a page that is public at once, copies included."""
        return False
