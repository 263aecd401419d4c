"""An editor has a letter sent to themselves, to see it in their own program for mail."""

import secrets

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from accounts.issues.telling import told_of
from accounts.letters.issue_writer import IssueWriter
from accounts.letters.letter import Links, letter
from accounts.letters.words import WORDS
from accounts.models import NewsletterIssue, User
from initiatives.addresses import site_address
from initiatives.second_reader import may_write

LEAVING = ("List-Unsubscribe", "List-Unsubscribe-Post", "List-Id")


def send_test_letter(issue: NewsletterIssue, user: User, language: str) -> None:
    """Send the latest draft to the address of the editor, marked as a test; readers get nothing."""
    if not may_write(user, issue):
        raise PermissionDenied(_("Only those who write may send a test."))
    if not user.email:
        raise ValidationError(_("Your account has no email address."))
    draft, now = issue.get_latest_revision_as_object(), timezone.now()
    written = IssueWriter(draft, told_of(draft, now)).written(language)
    with override(language):
        page = site_address(reverse("newsletter"))
    mail = letter(written, user.email, Links(page, page), f"test-{issue.pk}-{secrets.token_hex(6)}", now)
    # Nobody leaves anything by a test, and its bytes are composed with its own subject.
    mail.extra_headers = {name: value for name, value in mail.extra_headers.items() if name not in LEAVING}
    mail.subject, mail.ready = f"[{WORDS[language]['test']}] {written.subject}", None
    mail.send()
    log(issue, "accounts.test_letter", user=user, data={"language": language})
