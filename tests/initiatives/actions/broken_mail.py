"""A mail server that is away."""

from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Refuses every mail as a server does that cannot be reached."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError
