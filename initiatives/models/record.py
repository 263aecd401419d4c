"""What all record types share: drafts, review, locks, versions, preview, search and provenance."""

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models.functions import Left, Length
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from initiatives.choices import CheckInterval
from initiatives.models.editorial import Editorial
from initiatives.querysets import RecordQuerySet
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


class Record(Editorial, FoundByWords):
    """A fact with its source, kept as a draft until a second person has read it.

    Subclasses have child rows ``citations``. Nothing outside ``initiatives.actions`` saves a record.
    """

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
        """Make public what it cites, and have a dataset made; record types may add to it."""
        from initiatives.actions.ask_for_dataset import ask_for_dataset
        from initiatives.actions.make_sources_public import make_sources_public

        make_sources_public(self)
        ask_for_dataset()

    def follow_removal(self) -> None:
        """Have a dataset made without it."""
        from initiatives.actions.ask_for_dataset import ask_for_dataset

        ask_for_dataset()

    def make_findable(self) -> None:
        """Wagtail indexes a record before its child rows are written."""
        index_records([self])

    def get_preview_template(self, request, mode_name):
        """The public page, so that an editor sees what readers will see."""
        return f"initiatives/{self._meta.model_name}_detail.html"

    def get_preview_context(self, request, mode_name):
        """The context of the public page, built from unsaved content."""
        from initiatives.views.details import detail_context

        return {**super().get_preview_context(request, mode_name), **detail_context(self), "is_preview": True}
