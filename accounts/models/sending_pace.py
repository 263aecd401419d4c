"""When the next mail may go out, for all workers on all machines."""

from django.db import models


class SendingPace(models.Model):
    """One row: all turns before ``next_at`` are taken. Times are those of the database and of no machine."""

    next_at = models.DateTimeField()

    class Meta:
        """Nobody sees it."""

        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="%(app_label)s_%(class)s_is_one_row")
        ]

    def __str__(self) -> str:
        return f"{self.next_at:%Y-%m-%d %H:%M:%S}"
