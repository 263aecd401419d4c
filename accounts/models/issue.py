"""Newsletter issues: letters of the editors, with drafts, second reader and schedule as any record."""

import datetime
from typing import Any, Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from initiatives.choices import RemovalKind
from initiatives.models import Editorial
from initiatives.models.record import TITLE_LENGTH

KEY_LENGTH = 120
LINE_LENGTH = 500
MOST_WEEKS = 26


class IssueQuerySet(models.QuerySet):
    """Issues."""

    def published(self) -> Self:
        """Those that a second person let go to the public, the latest first."""
        return self.filter(live=True).order_by("-first_published_at", "-pk")


class NewsletterIssue(Editorial):
    """One letter of the editors: their words, records that they chose, what was published, and events.

    Its first publication sends it, once; a later one corrects the archive.
    """

    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("An empty line parts paragraphs; addresses that begin with https:// become links."),
    )
    with_changes = models.BooleanField(
        _("what was published since the last issue"),
        default=True,
        help_text=_("New records and major changes, without those chosen above; fixed when it is published."),
    )
    weeks_ahead = models.PositiveSmallIntegerField(
        _("events of the next weeks"),
        default=8,
        validators=[MaxValueValidator(MOST_WEEKS)],
        help_text=_("How many weeks from the publication on; 0 for none."),
    )

    objects = IssueQuerySet.as_manager()
    # It was sent: it is taken from the archive, or it stays there.
    removal_kinds = (RemovalKind.UNPUBLISHED,)
    editorial_fields = (
        *("title_en", "title_es", "title_pt"),
        *("introduction_en", "introduction_es", "introduction_pt"),
        *("with_changes", "weeks_ahead"),
    )

    class Meta:
        """Nobody deletes an issue; it is taken from the archive."""

        verbose_name = _("newsletter issue")
        verbose_name_plural = _("newsletter issues")
        ordering = ["-first_published_at", "-pk"]

    def clean(self) -> None:
        """Ask even drafts for something by which they can be told apart in lists."""
        super().clean()
        if not self.title_en:
            raise ValidationError({"title_en": _("Give a title.")})

    @property
    def type_label(self) -> str:
        """What it is, for lists in which types are mixed."""
        return str(_("Newsletter issue"))

    @property
    def mail_state(self) -> str:
        """How far its mails are, for the list of the desk."""
        mailing = getattr(self, "mailing", None)
        return mailing.get_state_display() if mailing else ""

    def get_absolute_url(self) -> str:
        """Its page in the archive."""
        return reverse("newsletter_issue", args=[self.slug]) if self.slug else ""

    def publish_problems(self) -> dict[str, list]:
        """Words in English, which stand in for the others, and no record that readers cannot open."""
        from accounts.issues.keys import public_records
        from initiatives.gate.problems import OF_WORDS, problems_of

        problems: dict[str, list] = problems_of(self, OF_WORDS)
        if not (self.introduction_en or "").strip():
            problems.setdefault("introduction_en", []).append(ValidationError(_("Write an introduction.")))
        chosen = [item.record for item in self.items.all()]
        public = public_records(chosen)
        refused = [_("“%s” is no public record.") % key for key in chosen if key not in public]
        refused += [_("“%s” is chosen twice.") % key for key in {*chosen} if chosen.count(key) > 1]
        if refused:
            problems.setdefault(NON_FIELD_ERRORS, []).extend(ValidationError(words) for words in refused)
        return problems

    def follow_publication(self) -> None:
        """Send it, if that was not done before; else only the archive changes."""
        from accounts.actions.begin_issue import begin_issue

        begin_issue(self)

    @property
    def preview_modes(self) -> list:
        """The mail in both its forms and the page of the archive, in each language."""
        from accounts.issues.previews import MODES

        return MODES

    def serve_preview(self, request: Any, mode_name: str) -> HttpResponse:
        """What readers would get if it were published now."""
        from accounts.issues.previews import preview

        return preview(self, request, mode_name)


class IssueItem(Orderable):
    """A record that the editors chose, by its key in addresses, and what they say of it."""

    issue = ParentalKey(NewsletterIssue, on_delete=models.CASCADE, related_name="items")
    record = models.CharField(
        _("record"),
        max_length=KEY_LENGTH,
        help_text=_("Type a part of its title or key: section and key, such as events/its-key."),
    )
    note = models.CharField(
        _("line of the editors"),
        max_length=LINE_LENGTH,
        blank=True,
        help_text=_("Why it matters, or nothing."),
    )

    class Meta(Orderable.Meta):
        """In the order that the editors gave."""

        verbose_name = _("chosen record")
        verbose_name_plural = _("chosen records")
        default_permissions = ()

    def __str__(self) -> str:
        return self.record


NewsletterIssue.editorial_rows = {
    "items": (IssueItem, "record", ("note_en", "note_es", "note_pt")),
}


class Edition(models.Model):
    """What an issue told when it was published first: ``told`` is as ``accounts.issues.telling`` writes it.

    It does not change with what it tells of, so that archive and late mails say the same.
    """

    issue = models.OneToOneField(NewsletterIssue, models.PROTECT, related_name="edition")
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("to"), default=timezone.now)
    told = models.JSONField(_("what it told"), default=dict)

    class Meta:
        """The latest first."""

        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-until", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.issue_id} {self.until:%Y-%m-%d}"


def beginning_of_next(now: datetime.datetime) -> datetime.datetime:
    """From when on the next issue tells: since the last one.

    The first one tells of the last month, or from when on readers are told anything at all.
    """
    from accounts.models.mailing import Mailing

    if last := Edition.objects.first():
        return last.until
    first = Mailing.objects.order_by("until").values_list("until", flat=True).first()
    month_ago = now - datetime.timedelta(days=31)
    return max(first, month_ago) if first else month_ago
