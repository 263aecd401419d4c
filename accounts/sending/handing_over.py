"""The connection to the server over which mails are handed over, through any email backend of Django."""

import logging
import time
from email.utils import parseaddr
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend

from accounts.letters.letter import Letter
from accounts.sending.outcome import Fate, Outcome, outcome_of, outcome_of_opening

logger = logging.getLogger(__name__)
# A server closes a connection on which nothing happens; then nobody could say what became of the next mail.
IDLE_SECONDS = 10.0


class HandOver:
    """One connection for many mails, opened anew after a rest or a failure."""

    def __init__(self) -> None:
        self.connection: Any = None
        self.used_at = 0.0

    def ready(self) -> Outcome | None:
        """Open the connection before a mail is claimed; the outcome says why it could not be opened."""
        if self.connection is not None and time.monotonic() - self.used_at > IDLE_SECONDS:
            self.close()
        if self.connection is None:
            connection: Any = get_connection()
            try:
                connection.open()
            except Exception as error:
                return outcome_of_opening(error)
            self.connection = connection
        self.used_at = time.monotonic()
        return None

    def give(self, mail: EmailMessage) -> Outcome:
        """Hand over one mail."""
        try:
            sent = self._send(mail)
        except Exception as error:
            outcome = outcome_of(error)
            if outcome.fate == Fate.UNKNOWN:
                logger.exception(
                    "Nobody knows what became of the mail %s.", mail.extra_headers.get("Message-ID", "")
                )
            if outcome.fate not in (Fate.TRY_AGAIN, Fate.NEVER):
                self.close()
            return outcome
        self.used_at = time.monotonic()
        return Outcome(Fate.SENT) if sent else Outcome(Fate.NEVER, "The backend took no mail.")

    def _send(self, mail: EmailMessage) -> int:
        """Send it by the backend; where that is Django's own, only by its connection.

        It would read the same addresses anew for every mail, which takes as long as to write the mail.
        """
        ready = mail.ready if isinstance(mail, Letter) else None
        if type(self.connection) is EmailBackend and self.connection.connection and ready:
            self.connection.connection.sendmail(parseaddr(mail.from_email)[1], mail.to, ready)
            return 1
        return self.connection.send_messages([mail])

    def close(self) -> None:
        """Close the connection, whatever state it is in."""
        connection, self.connection = self.connection, None
        if connection is None:
            return
        try:
            connection.close()
        except Exception:
            logger.info("The connection to the mail server did not close as it should.", exc_info=True)
