"""Versions of the whole dataset, made as files for readers to take away."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.querysets_release import DatasetVersionQuerySet


class DatasetVersion(models.Model):
    """What was public when ``read_at`` came, as files in a folder of their own; one version a day.

    ``files`` lists name, form, bytes and SHA-256 of each; ``digest`` names the content of the tables.
    """

    day = models.DateField(_("version"), unique=True)
    read_at = models.DateTimeField(_("read at"))
    digest = models.CharField(_("digest of the tables"), max_length=64)
    folder = models.CharField(_("folder"), max_length=100)
    files = models.JSONField(_("files"))
    counts = models.JSONField(_("rows by table"))

    objects = DatasetVersionQuerySet.as_manager()

    class Meta:
        """Latest first."""

        verbose_name = _("version of the dataset")
        verbose_name_plural = _("versions of the dataset")
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day:%Y-%m-%d}"

    def file_named(self, name: str) -> dict | None:
        """The description of one of its files, or None."""
        return next((file for file in self.files if file["name"] == name), None)
