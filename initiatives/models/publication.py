"""Publications: each version of a record that the public has seen."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.choices import PublicationRole, PublicationWeight
from initiatives.querysets_desk import OfRecordQuerySet


class Publication(models.Model):
    """One version of one record as it was published; it protects the revision that holds its content.

    History, differences and the record as it stood on a day are read from these rows, never from
    drafts. A revision stands behind several versions where the rows of an instrument or indicator
    changed and its own content did not. The public is told the roles only.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    version = models.PositiveIntegerField(_("version"))
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.PROTECT, related_name="publications", verbose_name=_("revision")
    )
    published_at = models.DateTimeField(_("published at"), db_index=True)
    role = models.CharField(_("role"), max_length=20, choices=PublicationRole)
    author_role = models.CharField(
        _("role of the author"), max_length=20, choices=PublicationRole, blank=True
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    override_reason = models.TextField(_("reason for publishing without a second reader"), blank=True)
    batch = models.ForeignKey(
        "initiatives.Batch",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name=_("import"),
        help_text=_("The import by which rows of this record changed."),
    )
    change_note = models.TextField(_("change note"))
    weight = models.CharField(
        _("weight"), max_length=5, choices=PublicationWeight, default=PublicationWeight.MAJOR
    )

    objects = OfRecordQuerySet.as_manager()

    class Meta:
        """Latest first; versions of a record are numbered from 1."""

        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "version"], name="%(app_label)s_%(class)s_version"
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="%(app_label)s_%(class)s_first"),
        ]

    def __str__(self):
        return f"{self.content_type_id}:{self.object_id} v{self.version}"
