"""Publications: each version of a record that the public has seen."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.choices import PublicationRole, PublicationWeight


class Publication(models.Model):
    """One version of one record as it was published; it protects the revision that holds its content.

    History, differences and the record as it stood on a day are read from these rows, never from
    drafts. The person is in the revision; the public is told the role only.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    version = models.PositiveIntegerField(_("version"))
    revision = models.OneToOneField(
        "wagtailcore.Revision", models.PROTECT, related_name="publication", verbose_name=_("revision")
    )
    published_at = models.DateTimeField(_("published at"), db_index=True)
    role = models.CharField(_("role"), max_length=20, choices=PublicationRole)
    change_note = models.TextField(_("change note"))
    weight = models.CharField(
        _("weight"), max_length=5, choices=PublicationWeight, default=PublicationWeight.MAJOR
    )

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
