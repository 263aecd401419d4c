"""Reading rules of the desk: approvals, removals, remits and remarks."""

from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet


class OfRecordQuerySet(QuerySet):
    """Rows about records of any type."""

    def of(self, record) -> Self:
        """Those about one record."""
        content_type = ContentType.objects.get_for_model(record)
        return self.filter(content_type=content_type, object_id=record.pk)


class ApprovalQuerySet(OfRecordQuerySet):
    """Decisions of second readers."""

    def open(self) -> Self:
        """Those whose revision has not gone live."""
        return self.filter(published_at__isnull=True)

    def scheduled(self) -> Self:
        """Those that wait for their time, soonest first."""
        return self.open().filter(go_live_at__isnull=False).order_by("go_live_at", "pk")

    def due(self, now) -> Self:
        """Those whose time has come at ``now`` (a datetime)."""
        return self.scheduled().filter(go_live_at__lte=now)


class RemovalQuerySet(OfRecordQuerySet):
    """Removals, done or due."""

    def done(self) -> Self:
        """Those that have taken place, latest first."""
        return self.filter(removed_at__isnull=False)

    def scheduled(self) -> Self:
        """Those that wait for their time, soonest first."""
        return self.filter(removed_at__isnull=True).order_by("due_at", "pk")

    def due(self, now) -> Self:
        """Those whose time has come at ``now`` (a datetime)."""
        return self.scheduled().filter(due_at__lte=now)


class RemitQuerySet(QuerySet):
    """Remits of reviewers."""

    def with_limits(self) -> Self:
        """Remits with their countries and subjects, in three queries."""
        return self.prefetch_related("countries", "themes")


class RemarkQuerySet(OfRecordQuerySet):
    """Remarks on drafts."""

    def unsettled(self) -> Self:
        """Those that the author has not settled."""
        return self.filter(resolved_at__isnull=True)


class BatchQuerySet(QuerySet):
    """Imports."""

    def waiting_for(self, user) -> Self:
        """Those that this person could be the second reader of, oldest first."""
        from initiatives.choices import BatchState
        from initiatives.second_reader import is_reviewer

        waiting = self.filter(state=BatchState.WAITING)
        if not is_reviewer(user):
            return waiting.none()
        return waiting.exclude(authors=user).order_by("created_at", "pk")
