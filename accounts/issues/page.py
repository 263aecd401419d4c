"""An issue as a page of the archive."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.issues.keys import standing_of_keys
from accounts.issues.said import Shown, said_in
from accounts.issues.telling import Told
from accounts.letters.words import WORDS
from accounts.models import NewsletterIssue
from initiatives.models import Publication


@dataclass(frozen=True)
class Row:
    """A record as it was told; of what was taken away since, only that is said."""

    shown: Shown | None
    notice: str = ""


def issue_context(issue: NewsletterIssue, told: Told) -> dict[str, Any]:
    """All that the page shows, in the language of the interface; of a draft too."""
    language = (get_language() or "en")[:2]
    said, words = said_in(language, issue, told, None), WORDS[language]
    standing = standing_of_keys([*told["chosen"], *told["changed"], *told["events"]])
    groups = [
        {
            "heading": group.heading,
            "rows": [_row(shown, standing.get(shown.key), words) for shown in group.rows],
            "more": group.more,
            "more_url": group.more_url,
        }
        for group in said.groups
    ]
    return {
        "issue": issue,
        "said": said,
        "groups": groups,
        "words": words,
        "corrections": corrections_of(issue),
        "crumbs": [
            {"label": _("Newsletter"), "url": reverse("newsletter")},
            {"label": _("Archive"), "url": reverse("newsletter_archive")},
        ],
    }


def corrections_of(issue: NewsletterIssue) -> list[Publication]:
    """The versions after the one that was sent, the latest first."""
    return list(Publication.objects.of(issue).filter(version__gt=1)) if issue.pk else []


def _row(shown: Shown, is_public: bool | None, words: dict[str, str]) -> Row:
    if is_public is None:
        return Row(None, words["gone"])
    return Row(shown, "" if is_public else words["withdrawn_since"])


def words_of(issue: NewsletterIssue) -> dict[str, Any]:
    """An issue in a list: its title in the language of the interface, or else in English."""
    language = (get_language() or "en")[:2]
    own = getattr(issue, f"title_{language}")
    return {
        "heading": own or issue.title_en,
        "lang": "" if own or language == "en" else "en",
        "url": issue.get_absolute_url(),
        "date": issue.first_published_at.date().isoformat(),
    }
