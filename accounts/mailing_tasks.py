"""Sending as work outside of a request."""

from django_tasks import task

from accounts.actions import send_mailing as sending


@task(backend="background")
def send_mailing(mailing_id: int) -> None:
    """Send what is due of a mailing; see the action."""
    sending.send_mailing(mailing_id)
