"""Newsletter issues for tests, written by one person and let go by another."""

from accounts.models import IssueItem, NewsletterIssue, Subscriber
from initiatives.actions.approve import approve_revision
from initiatives.actions.review import submit_record
from tests.accounts.sending.mailings import readers
from tests.factories import UserFactory
from tests.factories.readers import FollowFactory

INTRODUCTION = (
    "Dear readers,\n\nthese were busy weeks in the region; see https://example.org/talks for the talks."
)


def draft(*chosen, author=None, slug="first", title="What moved in November", **fields) -> NewsletterIssue:
    """A draft with these records; each is a key, or a pair of a key and the line of the editors."""
    pairs = [(its, "") if isinstance(its, str) else its for its in chosen]
    items = [IssueItem(record=key, note_en=line, sort_order=place) for place, (key, line) in enumerate(pairs)]
    fields = {"introduction_en": INTRODUCTION, **fields}
    issue = NewsletterIssue(slug=slug, title_en=title, items=items, has_unpublished_changes=True, **fields)
    issue.save()
    issue.save_revision(user=author or UserFactory(role="Contributors"))
    return NewsletterIssue.objects.get(pk=issue.pk)


def approve(issue: NewsletterIssue, user=None, note: str = "The letter of November.", **options):
    """Submit it and have somebody else let it go."""
    issue.refresh_from_db()
    submit_record(issue, issue.latest_revision.user)
    issue.refresh_from_db()
    editor = user or UserFactory(role="Editors")
    return approve_revision(issue, issue.latest_revision, editor, change_note=note, **options)


def published(*chosen, **fields) -> NewsletterIssue:
    """A published issue."""
    issue = draft(*chosen, **fields)
    approve(issue)
    return NewsletterIssue.objects.get(pk=issue.pk)


def wanting_readers(number: int, **fields) -> list[Subscriber]:
    """Readers who want the letters and follow everything besides."""
    people = readers(number, **fields)
    for person in people:
        FollowFactory(subscriber=person, kind="letters")
    return people
