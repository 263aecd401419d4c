"""Reading rules of the versions of the dataset."""

from typing import Self

from django.db.models import Exists, OuterRef, QuerySet

from initiatives.choices import RemovalKind


class DatasetVersionQuerySet(QuerySet):
    """Versions of the dataset."""

    def published(self) -> Self:
        """Only those that hold nothing that was taken away since as published in error."""
        return self.filter(~Exists(self._unpublished_since()))

    def holding_unpublished(self) -> Self:
        """Those whose files are to be thrown away."""
        return self.filter(Exists(self._unpublished_since()))

    @staticmethod
    def _unpublished_since() -> QuerySet:
        from initiatives.models import Publication, Removal

        was_in_it = Publication.objects.filter(
            content_type=OuterRef("content_type"),
            object_id=OuterRef("object_id"),
            published_at__lte=OuterRef(OuterRef("read_at")),
        )
        return Removal.objects.filter(
            Exists(was_in_it), kind=RemovalKind.UNPUBLISHED, removed_at__gt=OuterRef("read_at")
        )
