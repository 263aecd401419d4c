"""What was found when the address of a source was last visited; written by ``check_links`` alone."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from initiatives.choices import LinkProblem
from initiatives.models.source import Source

BROKEN_AFTER_DAYS = 2
# An answer that says only that programs are not welcome, or too many of them at once.
SAYS_NOTHING = frozenset({401, 402, 403, 405, 406, 407, 418, 423, 425, 429, 451, 999})


class LinkCheckQuerySet(models.QuerySet):
    """Visits to sources, by what an editor has to do about them."""

    def of_public_sources(self) -> Self:
        """Those of sources that readers see."""
        return self.filter(source__live=True, url=F("source__url"))

    def broken(self) -> Self:
        """Public sources whose address failed on two days or more without an answer between them."""
        return self.of_public_sources().filter(failed_days__gte=BROKEN_AFTER_DAYS)

    def moved(self) -> Self:
        """Public sources whose host says that the text has another address for good."""
        return self.of_public_sources().exclude(moved_to="")

    def with_sources(self) -> Self:
        """Add the source of each, for lists."""
        return self.select_related("source")

    def due(self, now: datetime.datetime) -> Self:
        """Visits to repeat, oldest first.

        An address is visited once in ``LINK_CHECK_AFTER_DAYS`` days, sooner when it was changed, and on the
        next day after a first failure, for one failure says little.
        """
        again = Q(checked_at__lte=now - datetime.timedelta(days=settings.LINK_CHECK_AFTER_DAYS))
        doubtful = Q(failed_days__gt=0, failed_days__lt=BROKEN_AFTER_DAYS)
        second_look = doubtful & Q(checked_at__lte=now - datetime.timedelta(days=1))
        changed = ~Q(url=F("source__url"))
        due = Q(checked_at__isnull=True) | again | second_look | changed
        return self.filter(due, source__merged_into__isnull=True).order_by(
            F("checked_at").asc(nulls_first=True), "pk"
        )


class LinkCheck(models.Model):
    """The last visit to the address of a source, and since when it fails.

    It stands beside the source and not in it: what machines write must not be lost or kept with a draft.
    """

    source = models.OneToOneField(
        Source, models.CASCADE, related_name="link_check", verbose_name=_("source"), editable=False
    )
    url = models.URLField(_("visited address"), max_length=1000, blank=True)
    checked_at = models.DateTimeField(_("last visited"), null=True, db_index=True)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    problem = models.CharField(_("problem"), max_length=20, choices=LinkProblem, blank=True)
    final_url = models.TextField(_("final address"), blank=True)
    moved_to = models.TextField(_("moved to"), blank=True)
    failing_since = models.DateTimeField(_("failing since"), null=True)
    last_failed_at = models.DateTimeField(_("last failure"), null=True)
    failed_days = models.PositiveSmallIntegerField(_("days with a failure"), default=0, db_index=True)

    objects = LinkCheckQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        """Visits are told apart by their source."""

        verbose_name = _("visit to a source")
        verbose_name_plural = _("visits to sources")

    def __str__(self):
        return f"{self.source_id}: {self.outcome}"

    @property
    def outcome(self) -> str:
        """The problem in words, or the status that the host answered with."""
        return str(self.get_problem_display() or self.status or "")

    @property
    def is_broken(self) -> bool:
        """Whether it failed on two days or more."""
        return self.failed_days >= BROKEN_AFTER_DAYS


class LinkHost(models.Model):
    """A host that is visited by one program at a time, however many machines check links."""

    host = models.CharField(max_length=260, unique=True)
    claimed_until = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        """Known to ``check_links`` alone."""

        verbose_name = _("visited host")
        verbose_name_plural = _("visited hosts")

    def __str__(self):
        return self.host
