"""The vocabularies of the catalogue: its subjects and the questions of international law."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.choices import LegalTopicGroup
from initiatives.querysets import TermQuerySet


class Term(models.Model):
    """A word of a vocabulary, in three languages; never deleted, for drafts may name it."""

    slug = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    description = models.CharField(_("description"), max_length=300)
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=0)

    class Meta:
        """In the order of the vocabulary's file."""

        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return self.name


class Theme(Term):
    """A subject of cyber diplomacy; the pillars of the catalogue."""

    objects = TermQuerySet.as_manager()

    class Meta(Term.Meta):
        """Named for the desk."""

        verbose_name = _("subject")
        verbose_name_plural = _("subjects")


class LegalTopic(Term):
    """A question of international law on which states take positions."""

    group = models.CharField(_("group"), max_length=20, choices=LegalTopicGroup)

    objects = TermQuerySet.as_manager()

    class Meta(Term.Meta):
        """Named for the desk."""

        verbose_name = _("question of law")
        verbose_name_plural = _("questions of law")
