"""Work about people that is done outside a request."""

from django_tasks import task

from accounts.actions import send_confirmation as sending


@task(backend="background")
def send_confirmation(sign_up_id: int) -> None:
    """Ask an address whether it wants to be written to; see the action."""
    sending.send_confirmation(sign_up_id)
