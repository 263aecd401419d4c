"""The owner of an address says that the sign-up was theirs, or was not."""

from django.db import transaction
from django.utils import timezone

from accounts.actions.change_follows import add_follows
from accounts.follows.choice import Choice
from accounts.models import Consent, SignUp, Subscriber
from accounts.models.subscriber import SubscriberState


@transaction.atomic
def confirm_sign_up(sign_up_id: int) -> Subscriber | None:
    """Make the reader, or add to what a reader follows, and keep the consent; None if it was done before.

    The row is locked and goes, so that a link works once, also when it is pressed twice at a time.
    """
    sign_up = SignUp.objects.select_for_update().filter(pk=sign_up_id).first()
    if sign_up is None:
        return None
    now = timezone.now()
    said = {
        "email": sign_up.email,
        "language": sign_up.language,
        "rhythm": sign_up.rhythm,
        "state": SubscriberState.CONFIRMED,
        "paused_until": None,
    }
    reader, _is_new = Subscriber.objects.update_or_create(
        email_key=sign_up.email_key, defaults=said, create_defaults={**said, "confirmed_at": now}
    )
    add_follows(reader, [Choice.from_stored(stored) for stored in sign_up.follows])
    Consent.objects.create(
        subscriber=reader,
        given_at=now,
        text_version=sign_up.text_version,
        language=sign_up.text_language,
        page=sign_up.page,
    )
    sign_up.delete()
    return reader


def refuse_sign_up(sign_up: SignUp) -> None:
    """Somebody else typed the address: nothing of it is kept."""
    sign_up.delete()
