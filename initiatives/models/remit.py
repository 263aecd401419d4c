"""Remits: the countries and subjects to which a reviewer is limited."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.models.country import Country
from initiatives.models.vocabulary import Theme
from initiatives.querysets_desk import RemitQuerySet


class Remit(models.Model):
    """What one person reviews; who has none reviews everything."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="remit", verbose_name=_("reviewer")
    )
    countries = models.ManyToManyField(Country, blank=True, related_name="+", verbose_name=_("countries"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("subjects"))

    objects = RemitQuerySet.as_manager()

    class Meta:
        """Named for the desk."""

        verbose_name = _("remit of a reviewer")
        verbose_name_plural = _("remits of reviewers")

    def __str__(self):
        return str(self.user)
