"""Writes the letters of a newsletter issue: once for each language."""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from accounts.alerts.rules import Rule
from accounts.issues.keys import standing_of_keys
from accounts.issues.said import said_in
from accounts.issues.telling import Told
from accounts.letters.digest import short
from accounts.letters.letter import Links
from accounts.letters.render import LINKS, Written, inliner, style, tidy, with_plain_ends
from accounts.letters.words import WORDS
from accounts.models import Mailing, NewsletterIssue, Subscriber
from accounts.models.follow import FollowKind
from accounts.tokens import preferences_url, unsubscribe_url

LETTERS = Rule(FollowKind.LETTERS)


class IssueWriter:
    """Knows an issue and what it tells; what is not public any more is left out."""

    def __init__(self, issue: NewsletterIssue, told: Told):
        self.issue, self.told = issue, told
        self.standing = standing_of_keys([*told["chosen"], *told["changed"], *told["events"]])
        self.kept: dict[str, Written] = {}

    def concerned(self, mailing: Mailing, now: datetime.datetime) -> Iterator[int]:
        """The readers to whom the issue is sent."""
        if self.issue.live:
            yield from wanting(now.date(), mailing.until).values_list("pk", flat=True).iterator()

    def write(self, language: str, minor_too: bool, rules: frozenset[Rule]) -> Written | None:
        """The letter to whoever wants it; nothing once the issue was taken away."""
        return self.written(language) if self.issue.live and LETTERS in rules else None

    def links(self, reader: Subscriber, follows: list[int]) -> Links:
        """To what a reader gets, and out of these letters by their follow; alerts go on."""
        with override(reader.language):
            return Links(preferences_url(reader), unsubscribe_url(reader, follows[0]))

    def written(self, language: str) -> Written:
        """The letter in a language, written once."""
        if language not in self.kept:
            with override(language):
                self.kept[language] = self._write(language)
        return self.kept[language]

    def _write(self, language: str) -> Written:
        said = said_in(language, self.issue, self.told, self.standing)
        context = {
            **vars(said),
            **LINKS,
            "subject": said.title,
            "words": WORDS[language],
            "site_url": settings.WAGTAILADMIN_BASE_URL,
        }
        html = inliner().inline(
            render_to_string("accounts/letters/issue.html", {**context, "style": style()})
        )
        text = render_to_string("accounts/letters/issue.txt", context)
        bodies = with_plain_ends(html), tidy(with_plain_ends(text))
        return Written(language, short(said.title), *bodies, reasons=(LETTERS,))


def wanting(today: datetime.date, confirmed_by: datetime.datetime):
    """Readers who want the letters of the editors and are written to on a day."""
    rows = Subscriber.objects.receiving(today).filter(confirmed_at__lte=confirmed_by)
    return rows.filter(follows__kind=FollowKind.LETTERS)


def writer_of(mailing: Mailing) -> IssueWriter:
    """The letters of an issue: its words as they are now, and what it told when it was published."""
    issue = NewsletterIssue.objects.select_related("edition").get(pk=mailing.issue_id)
    return IssueWriter(issue, issue.edition.told)
