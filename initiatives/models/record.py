"""What all record types share: drafts, review, locks, versions, preview, search and provenance."""

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models.functions import Left, Length
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from initiatives.choices import CheckInterval
from initiatives.models.approval import Approval
from initiatives.models.publication import Publication
from initiatives.models.removal import Removal
from initiatives.querysets import RecordQuerySet
from initiatives.second_reader import role_of
from initiatives.word_index import FoundByWords, index_records

TITLE_LENGTH = 400


def end_not_before_start(start: str, end: str) -> models.CheckConstraint:
    """A constraint on two partial dates: the start, cut to the precision of the end, is not later.

    So 2019-05 to 2019 is a period, and 2019-05 to 2019-04 is none.
    """
    return models.CheckConstraint(
        condition=models.Q(**{f"{start}__isnull": True})
        | models.Q(**{f"{end}__isnull": True})
        | models.Q(**{f"{end}__gte": Left(start, Length(end))}),
        name="%(app_label)s_%(class)s_end_not_before_start",
        violation_error_message=_("The end lies before the start."),
    )


class Record(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    FoundByWords,
    ClusterableModel,
):
    """A fact with its source, kept as a draft until a second person has read it.

    Subclasses have child rows ``citations``. Nothing outside ``initiatives.actions`` saves a record.
    """

    live = models.BooleanField(_("live"), default=False, editable=False)
    slug = models.SlugField(
        _("key"), max_length=80, unique=True, help_text=_("Part of the address; fixed once it is made.")
    )
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One to three plain sentences in our own words.")
    )
    verified_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which it was read against its sources."),
    )

    check_interval = models.PositiveSmallIntegerField(
        _("to be checked"),
        choices=CheckInterval,
        null=True,
        blank=True,
        help_text=_("How often it is read against its sources again; empty: as often as all others."),
    )
    # The last day on which somebody found it still true, without a new version.
    still_true_on = models.DateField(null=True, blank=True, editable=False)

    objects = RecordQuerySet.as_manager()

    # Who cites what is shown on the sources' own pages; Wagtail's index of references would treble each save.
    wagtail_reference_index_ignore = True
    list_related: tuple[str, ...] = ()
    list_many: tuple[str, ...] = ()
    date_field = ""
    search_fields = [*FoundByWords.search_fields, index.FilterField("live")]

    class Meta:
        """A record that is live has been checked; a check is what makes it a fact."""

        abstract = True
        indexes = [
            models.Index(fields=["verified_on"], name="%(class)s_verified_on"),
            models.Index(fields=["check_interval", "verified_on"], name="%(class)s_interval"),
            models.Index(
                fields=["latest_revision"],
                condition=models.Q(has_unpublished_changes=True),
                name="%(class)s_drafts",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(live=False) | models.Q(verified_on__isnull=False),
                name="%(app_label)s_%(class)s_live_is_checked",
                violation_error_message=_("A record cannot be published without the day of its check."),
            )
        ]

    def __str__(self):
        return self.heading

    def clean(self):
        """Ask even drafts for something by which they can be told apart in lists."""
        super().clean()
        if not (self.title_en or getattr(self, "official_title", "")):
            raise ValidationError({"title_en": _("Give a title.")})

    @property
    def heading(self) -> str:
        """The title to show; an official title in its own language goes before ours."""
        return getattr(self, "official_title", "") or self.title or self.title_en or self.slug

    @property
    def heading_language(self) -> str:
        """The ISO 639-1 code of ``heading``."""
        return "en"

    @property
    def type_label(self) -> str:
        """What this record is, for lists in which types are mixed."""
        return self.get_kind_display() if hasattr(self, "kind") else str(self._meta.verbose_name).capitalize()

    @property
    def date(self):
        """The partial date by which the record stands in a timeline, or None."""
        return getattr(self, self.date_field) if self.date_field else None

    @property
    def approved_schedule(self) -> bool:
        """Whether a revision waits for its time; the desk's lists bring the answer along."""
        annotated = getattr(self, "_approved_schedule", None)
        return super().approved_schedule if annotated is None else annotated

    def get_absolute_url(self) -> str:
        """The public page, or an empty text while a draft has no key yet."""
        return reverse(f"{self._meta.model_name}_detail", args=[self.slug]) if self.slug else ""

    def naming_parts(self) -> list:
        """Titles in all languages, and what the record is called by besides."""
        names = ("official_title", "short_title", "acronym", "document_symbol")
        titles = [getattr(self, f"title_{code}") for code in ("en", "es", "pt")]
        return [*titles, *(getattr(self, name, "") for name in names)]

    def telling_parts(self) -> list:
        """Our own words in all languages."""
        return [getattr(self, f"summary_{code}") for code in ("en", "es", "pt")]

    def searchable_parts(self) -> list:
        """What it is, of which country and of when finds a record too; record types add their own."""
        country = getattr(self, "country", None)
        with translation.override(settings.LANGUAGE_CODE):
            label = str(self.type_label)
        return [*super().searchable_parts(), country and " ".join(country.names), label, self.date]

    def with_content_json(self, content):
        """The content of a revision, with what is written outside of drafts kept as it is.

        A check that found the record still true holds for whatever is published of it later.
        """
        from initiatives.merging.following import follow_merges

        record = super().with_content_json(follow_merges(type(self), content))
        record.still_true_on = self.still_true_on
        if record.verified_on and self.still_true_on:
            record.verified_on = max(record.verified_on, self.still_true_on)
        return record

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """Save a draft; what somebody has read, or is about to, is never overwritten by a later save.

        Wagtail's automatic saves overwrite the author's own latest draft, also where it waits for its
        time or stands behind a version.
        """
        read = overwrite_revision is not None and (
            overwrite_revision.approvals.exists()
            or overwrite_revision.publications.exists()
            or overwrite_revision.task_states.exists()
        )
        kept = None if read else overwrite_revision
        return super().save_revision(*args, overwrite_revision=kept, **kwargs)

    def publish(
        self,
        revision,
        user=None,
        changed=True,
        log_action=True,
        previous_revision=None,
        skip_permission_checks=False,
    ):
        """Publish a revision that a second person has approved, all or nothing, and keep it as a version.

        This is the way of every publication, Wagtail's own included. Raises ``PermissionDenied`` where
        nobody has approved the revision, and ``ValidationError`` with all reasons when the record breaks
        a rule: Wagtail neither validates on publication nor indexes child rows; both are done here.
        """
        from initiatives.actions.make_sources_public import make_sources_public

        with transaction.atomic():
            approval = Approval.objects.select_for_update().filter(revision=revision).open().first()
            if approval is None:
                raise PermissionDenied(_("Nobody has approved this draft as its second reader."))
            if approval.go_live_at and approval.go_live_at > timezone.now():
                raise PermissionDenied(_("It was approved for a later time."))
            # Read anew, for the row behind it may have been checked or published since it was read.
            revision = Revision.objects.get(pk=revision.pk)
            revision.as_object().check_publishable()
            super().publish(revision, user, changed, log_action, previous_revision, True)
            record = type(self)._default_manager.get(pk=self.pk)
            record.keep_version(approval)
            record.follow_publication()
            make_sources_public(record)
        index_records([record])

    def check_publishable(self) -> None:
        """Raise ``ValidationError`` with everything that keeps this content from the public."""
        reasons = dict(self.publish_problems())
        try:
            self.full_clean()
        except ValidationError as error:
            reasons = error.update_error_dict(reasons)
        if reasons:
            raise ValidationError(reasons)

    def publish_problems(self) -> dict[str, list]:
        """What is still to be mended, by field; drafts may lack it. Record types may add to it."""
        from initiatives.gate import problems_of

        problems: dict[str, list] = problems_of(self)
        if not self.verified_on:
            problems["verified_on"] = [
                ValidationError(_("Say on which day it was read against its sources."))
            ]
        if not self.citations.all():
            problems.setdefault(NON_FIELD_ERRORS, []).append(ValidationError(_("Name at least one source.")))
        return problems

    def follow_publication(self) -> None:
        """What else changes with a publication, in the same transaction; record types may add to it."""

    def keep_version(self, approval) -> Publication:
        """Keep what has just gone live as a version, by the approval that let it."""
        from initiatives.actions.ask_for_dataset import ask_for_dataset

        now = timezone.now()
        approval.published_at, approval.problem = now, ""
        approval.save(update_fields=["published_at", "problem"])
        Approval.objects.of(self).open().delete()
        ask_for_dataset()
        return Publication.objects.create(
            content_type=approval.content_type,
            object_id=self.pk,
            version=Publication.objects.of(self).count() + 1,
            revision=approval.revision,
            published_at=now,
            role=approval.role,
            author_role=role_of(approval.revision.user),
            user=approval.user,
            override_reason=approval.override_reason,
            change_note=approval.change_note,
            weight=approval.weight,
        )

    @property
    def removal(self):
        """The removal that holds, or None while the record is public or was never."""
        return None if self.live else Removal.objects.of(self).done().first()

    @property
    def preview_modes(self) -> list:
        """The page in each language, the default one first."""
        return list(settings.LANGUAGES)

    def get_preview_template(self, request, mode_name):
        """The public page, so that an editor sees what readers will see."""
        return f"initiatives/{self._meta.model_name}_detail.html"

    def get_preview_context(self, request, mode_name):
        """The context of the public page, built from unsaved content."""
        from initiatives.views.details import detail_context

        return {**super().get_preview_context(request, mode_name), **detail_context(self), "is_preview": True}

    def serve_preview(self, request, mode_name):
        """The page in the language of the mode, kept out of search engines should its address get about."""
        with translation.override(mode_name or settings.LANGUAGE_CODE):
            response = super().serve_preview(request, mode_name).render()
        response.headers["X-Robots-Tag"] = "noindex"
        return response
