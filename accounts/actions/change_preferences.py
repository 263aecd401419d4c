"""A reader changes how, how often and about what mails come, or has them wait."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from accounts.actions.change_follows import set_follows
from accounts.follows.choice import Choice
from accounts.models import Subscriber
from accounts.models.subscriber import SubscriberState


@transaction.atomic
def change_preferences(
    reader: Subscriber, choices: Iterable[Choice], *, language: str, rhythm: str, minor_too: bool
) -> None:
    """Keep all that the form of the preferences says."""
    reader.language, reader.rhythm, reader.minor_too = language, rhythm, minor_too
    reader.save(update_fields=["language", "rhythm", "minor_too"])
    set_follows(reader, choices)


def pause(reader: Subscriber, until: datetime.date | None) -> None:
    """Send nothing until a day, or until the reader comes back; what was suppressed stays so."""
    if reader.state != SubscriberState.SUPPRESSED:
        reader.state, reader.paused_until = SubscriberState.PAUSED, until
        reader.save(update_fields=["state", "paused_until"])


def resume(reader: Subscriber) -> None:
    """Send mails again, also where they came back: who holds the link reads what is sent."""
    reader.state, reader.paused_until = SubscriberState.CONFIRMED, None
    reader.save(update_fields=["state", "paused_until"])
