"""An issue goes to the public: what it tells is kept, and one mailing is made of it, once and for ever."""

import datetime

from django.utils import timezone

from accounts.issues.telling import tell, tell_again
from accounts.models import Edition, Mailing, NewsletterIssue


def begin_issue(issue: NewsletterIssue, now: datetime.datetime | None = None) -> None:
    """Part of the transaction that publishes it. After a correction nothing is sent."""
    edition = Edition.objects.filter(issue=issue).first()
    if edition is not None:
        edition.told = tell_again(issue, edition.told)
        edition.save(update_fields=["told"])
        return
    now = now or timezone.now()
    told = tell(issue, now)
    since = datetime.datetime.fromisoformat(told["since"])
    Edition.objects.create(issue=issue, since=since, until=now, told=told)
    Mailing.objects.create(issue=issue, since=since, until=now)
