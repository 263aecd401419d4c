"""What a reader follows."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.subscriber import Subscriber

QUERY_LENGTH = 1000
SECTION_LENGTH = 20


class FollowKind(models.TextChoices):
    """Of which kind the thing is that is followed."""

    EVERYTHING = "everything", _("Everything")
    COUNTRY = "country", _("Country")
    THEME = "theme", _("Subject")
    SECTION = "section", _("Type of record")
    SEARCH = "search", _("Search")
    LETTERS = "letters", _("Letters of the editors")


def _is_only(kind: FollowKind, *names: str) -> Q:
    """A row of this kind, with these columns filled in and the others empty."""
    condition = Q(kind=kind, country__isnull="country" not in names, theme__isnull="theme" not in names)
    return condition & (~Q(section="") if "section" in names else Q(section=""))


class Follow(models.Model):
    """One thing that one reader follows: all, a country, a subject, a section of the registry, or a search.

    Or the letters of the editors, which are written by hand and pick no records.
    A search is a section with the query string of its list, as ``ListQuery`` writes it; an empty one is
    the whole list, which is a section.
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
                    (_is_only(FollowKind.EVERYTHING) & Q(query=""))
                    | (_is_only(FollowKind.LETTERS) & Q(query=""))
                    | (_is_only(FollowKind.COUNTRY, "country") & Q(query=""))
                    | (_is_only(FollowKind.THEME, "theme") & Q(query=""))
                    | (_is_only(FollowKind.SECTION, "section") & Q(query=""))
                    | (_is_only(FollowKind.SEARCH, "section") & ~Q(query=""))
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
                fields=["subscriber", "section", "query"],
                condition=~Q(section=""),
                name="%(app_label)s_%(class)s_section_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.country_id or self.theme_id or self.section} {self.query}".strip()
