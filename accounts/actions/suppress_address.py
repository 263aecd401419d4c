"""Nothing more is sent to an address from which mails come back, or whose owner complained of them."""

from typing import Any

from anymail.signals import EventType
from django.core.exceptions import ValidationError

from accounts.addresses import mail_address
from accounts.models import Subscriber
from accounts.models.subscriber import SubscriberState

FOR_GOOD = (EventType.BOUNCED, EventType.COMPLAINED)


def suppress_address(written: str) -> bool:
    """Write to this reader no more; False where nobody has this address."""
    try:
        key = mail_address(written).key
    except ValidationError:
        return False
    readers = Subscriber.objects.filter(email_key=key)
    return bool(readers.update(state=SubscriberState.SUPPRESSED, paused_until=None))


def follow_provider(sender: Any, event: Any, **kwargs: Any) -> None:
    """What a provider reports of a mail; a delay is no reason to give up."""
    if event.event_type in FOR_GOOD and event.recipient:
        suppress_address(event.recipient)
