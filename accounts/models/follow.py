"""What a reader follows."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.subscriber import Subscriber

QUERY_LENGTH = 1000
SECTION_LENGTH = 20
SLUG_LENGTH = 120


class FollowKind(models.TextChoices):
    """Of which kind the thing is that is followed."""

    EVERYTHING = "everything", _("Everything")
    COUNTRY = "country", _("Country")
    THEME = "theme", _("Subject")
    SECTION = "section", _("Type of record")
    SEARCH = "search", _("Search")
    LETTERS = "letters", _("Letters of the editors")
    EVERYWHERE = "everywhere", _("Search through everything")
    CHANGES = "changes", _("Changes")
    RECORD = "record", _("Record")


def _is_only(kind: FollowKind, *names: str) -> Q:
    """A row of this kind, with these columns filled in and the others empty."""
    condition = Q(kind=kind, country__isnull="country" not in names, theme__isnull="theme" not in names)
    for name in ("section", "query", "slug"):
        condition &= ~Q(**{name: ""}) if name in names else Q(**{name: ""})
    return condition


class Follow(models.Model):
    """One thing that one reader follows; each kind fills in its own columns and no others.

    The letters of the editors are written by hand and pick no records. A record is named as in addresses, by
    section and key, which stay as they are once they are made. A search is a section with the query string of
    its list, as ``ListQuery`` writes it; an empty one is the whole list, which is a section. A search through
    everything has the query of the page of search, changes have that of their page; neither has a section.
    """

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="follows")
    kind = models.CharField(_("kind"), max_length=10, choices=FollowKind)
    country = models.ForeignKey(
        "initiatives.Country",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country"),
    )
    theme = models.ForeignKey(
        "initiatives.Theme",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("subject"),
    )
    section = models.CharField(_("section"), max_length=SECTION_LENGTH, blank=True)
    query = models.CharField(_("search"), max_length=QUERY_LENGTH, blank=True)
    slug = models.CharField(_("record"), max_length=SLUG_LENGTH, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        """Each thing once for each reader, and each row with the columns of its kind."""

        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        ordering = ["created_at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=(
                    _is_only(FollowKind.EVERYTHING)
                    | _is_only(FollowKind.LETTERS)
                    | _is_only(FollowKind.COUNTRY, "country")
                    | _is_only(FollowKind.THEME, "theme")
                    | _is_only(FollowKind.SECTION, "section")
                    | _is_only(FollowKind.SEARCH, "section", "query")
                    | _is_only(FollowKind.EVERYWHERE, "query")
                    | _is_only(FollowKind.CHANGES, "query")
                    | _is_only(FollowKind.RECORD, "section", "slug")
                ),
                name="%(app_label)s_%(class)s_kind",
            ),
            models.UniqueConstraint(
                fields=["subscriber"],
                condition=Q(kind=FollowKind.EVERYTHING),
                name="%(app_label)s_%(class)s_everything_once",
            ),
            models.UniqueConstraint(
                fields=["subscriber"],
                condition=Q(kind=FollowKind.LETTERS),
                name="%(app_label)s_%(class)s_letters_once",
            ),
            models.UniqueConstraint(
                fields=["subscriber", "country"], name="%(app_label)s_%(class)s_country_once"
            ),
            models.UniqueConstraint(
                fields=["subscriber", "theme"], name="%(app_label)s_%(class)s_theme_once"
            ),
            models.UniqueConstraint(
                fields=["subscriber", "kind", "section", "query", "slug"],
                condition=~Q(section="", query=""),
                name="%(app_label)s_%(class)s_section_once",
            ),
        ]

    def __str__(self) -> str:
        what = self.country_id or self.theme_id or self.section
        return f"{self.kind} {what} {self.slug or self.query}".strip()
