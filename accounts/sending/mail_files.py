"""An email backend that writes each mail to a file of its own, which any program for mail opens."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmailBackend(BaseEmailBackend):
    """For trying out: nothing leaves the machine. The names of the files sort by time."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write all of them under ``MAIL_FOLDER``."""
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            name = f"{timezone.now():%Y-%m-%d-%H%M%S}-{secrets.token_hex(3)}.eml"
            (folder / name).write_bytes(mail.message().as_bytes())
        return len(email_messages)
