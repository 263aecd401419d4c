"""Sending as work outside of a request."""

from django.conf import settings
from django_tasks import task

from accounts.actions import send_mailing as sending

# A mailing may take hours. After so many seconds whatever else waits for a worker has its turn, such as the
# mail for which somebody who has just signed up is waiting.
PORTION_SECONDS = 30.0


@task(backend="background")
def send_mailing(mailing_id: int) -> None:
    """Make a mailing if nobody has, and ask for the workers that are to send it."""
    sending.make_mails(mailing_id)
    for _worker in range(settings.MAIL_WORKERS):
        send_portion.enqueue(mailing_id)


@task(backend="background")
def send_portion(mailing_id: int) -> None:
    """Send for a while; what is left then goes to the end of the queue."""
    if sending.send_mailing(mailing_id, seconds=PORTION_SECONDS).time_is_up:
        send_portion.enqueue(mailing_id)
