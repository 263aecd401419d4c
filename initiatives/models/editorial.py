"""What everything has in common that a second person reads before the public does."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
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

from initiatives.choices import RemovalKind
from initiatives.models.approval import Approval
from initiatives.models.publication import Publication
from initiatives.models.removal import Removal
from initiatives.second_reader import role_of


class Editorial(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel
):
    """A text with drafts, review, locks, versions and preview; a record of facts is a ``Record``.

    Its title has a column for each language. Nothing outside of actions saves one.
    """

    live = models.BooleanField(_("live"), default=False, editable=False)
    slug = models.SlugField(
        _("key"), max_length=80, unique=True, help_text=_("Part of the address; fixed once it is made.")
    )

    # Who cites what is shown on the sources' own pages; Wagtail's index of references would treble each save.
    wagtail_reference_index_ignore = True
    # Relations that a row of a list shows.
    list_related: tuple[str, ...] = ()
    # Child rows whose versions are compared, by name: their model, what each is about, and its fields.
    editorial_rows: dict[str, tuple[type[models.Model], str, tuple[str, ...]]] = {}
    # How it can be taken from the public.
    removal_kinds: tuple[str, ...] = tuple(RemovalKind.values)

    class Meta:
        """Only its parts have tables."""

        abstract = True

    def __str__(self):
        return self.heading

    @property
    def heading(self) -> str:
        """What it is called in lists."""
        return self.title or self.title_en or self.slug

    @property
    def approved_schedule(self) -> bool:
        """Whether a revision waits for its time; the desk's lists bring the answer along."""
        annotated = getattr(self, "_approved_schedule", None)
        return super().approved_schedule if annotated is None else annotated

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
        nobody has approved the revision, and ``ValidationError`` with all reasons when it breaks a rule, for
        Wagtail does not validate on publication.
        """
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
        record.make_findable()

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
        """What is still to be mended, by field; drafts may lack it. Subclasses say."""
        return {}

    def follow_publication(self) -> None:
        """What else changes with a publication, in the same transaction; subclasses add to it."""

    def follow_removal(self) -> None:
        """What else changes when it is taken from the public; subclasses add to it."""

    def make_findable(self) -> None:
        """Bring the search index up to date after a publication, where there is one."""

    def keep_version(self, approval) -> Publication:
        """Keep what has just gone live as a version, by the approval that let it."""
        now = timezone.now()
        approval.published_at, approval.problem = now, ""
        approval.save(update_fields=["published_at", "problem"])
        Approval.objects.of(self).open().delete()
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
        """The removal that holds, or None while it is public or was never."""
        return None if self.live else Removal.objects.of(self).done().first()

    @property
    def preview_modes(self) -> list:
        """The page in each language, the default one first."""
        return list(settings.LANGUAGES)

    def serve_preview(self, request, mode_name):
        """The page in the language of the mode, kept out of search engines should its address get about."""
        with translation.override(mode_name or settings.LANGUAGE_CODE):
            response = super().serve_preview(request, mode_name).render()
        response.headers["X-Robots-Tag"] = "noindex"
        return response
