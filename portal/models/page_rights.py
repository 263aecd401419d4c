"""What somebody may do with a narrative page: write it and send it to a second reader, not publish it."""

from wagtail.models import PagePermissionTester


class NarrativePageRights(PagePermissionTester):
    """Whoever presses "publish" on a form publishes what they have just typed, so only superusers may.

    Everybody else publishes by approving in the workflow, where ``finish_review`` asks who wrote the draft.
    """

    def can_publish(self) -> bool:
        """Leave publishing without a second reader to superusers."""
        return self.user.is_superuser and super().can_publish()

    def can_publish_subpage(self) -> bool:
        """Leave making a page that is public at once, copies included, to superusers."""
        return self.user.is_superuser and super().can_publish_subpage()
