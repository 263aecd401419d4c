"""Sources, and the citations by which everything else rests on them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string

from initiatives.choices import SourceGrade, SourceKind
from initiatives.partial_date import PartialDateField
from initiatives.querysets import SourceQuerySet
from initiatives.source_addresses import AddressKeyField
from initiatives.word_index import FoundByWords


class MergeableRow(models.Model):
    """A plain row that may turn out to be another; it stays then, is not public, and leads to the other."""

    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_rows",
        verbose_name=_("merged into"),
    )

    class Meta:
        """What was merged is not public."""

        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(live=False),
                name="%(app_label)s_%(class)s_merged_is_not_live",
            )
        ]


class Source(FoundByWords, MergeableRow):
    """A text that somebody read: the ground on which facts stand."""

    live = models.BooleanField(_("public"), default=False, editable=False)
    slug = models.SlugField(_("key"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=500)
    publisher = models.CharField(_("publisher"), max_length=250)
    url = models.URLField(_("address"), max_length=1000)
    archive_url = models.URLField(_("archived copy"), max_length=1000, blank=True)
    published_on = PartialDateField(_("published on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=2, help_text=_("ISO 639-1 code"))
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    grade = models.CharField(
        _("grade"),
        max_length=20,
        choices=SourceGrade,
        blank=True,
        help_text=_(
            "Primary: the text itself. Official secondary: an authority on what others did. "
            "Empty: not graded."
        ),
    )
    retrieved_on = models.DateField(_("read on"), null=True, blank=True)
    document = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("copy of the text"),
        help_text=_("For the desk, should the text vanish; public pages do not link to it."),
    )
    address_key = AddressKeyField("url")

    objects = SourceQuerySet.as_manager()

    class Meta(MergeableRow.Meta):
        """Sources are listed by title."""

        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        """The page with everything that rests on this source."""
        return reverse("source_detail", args=[self.slug])

    def naming_parts(self) -> list:
        """The title, in its own language."""
        return [self.title]

    def searchable_parts(self) -> list:
        """Who published it and when finds it too."""
        return [*super().searchable_parts(), self.publisher, self.published_on]


class Citation(models.Model):
    """That something rests on a source, and on which place in it; each owner has its own table."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="%(class)ss", verbose_name=_("source"))
    locator = models.CharField(
        _("place in the source"), max_length=120, blank=True, help_text=_("Such as “para. 12” or “p. 18”.")
    )
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    sort_order_field = "sort_order"

    class Meta:
        """In the order in which the sources are cited."""

        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return f"{self.source.slug}, {self.locator}" if self.locator else self.source.slug
