"""A reader leaves: one follow, everything, or for good."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.addresses import address_hash
from accounts.models import Forgotten, SignUp, Subscriber


@transaction.atomic
def leave(reader: Subscriber, follow_id: int | None = None) -> bool:
    """Drop one follow, or all; who follows nothing is deleted. True if the reader is gone."""
    if follow_id is not None:
        reader.follows.filter(pk=follow_id).delete()
        if reader.follows.exists():
            return False
    SignUp.objects.filter(email_key=reader.email_key).delete()
    reader.delete()
    return True


@transaction.atomic
def forget(reader: Subscriber) -> str:
    """Delete a reader and see that nobody can sign the address up again; returns the hash that is kept."""
    kept, _is_new = Forgotten.objects.get_or_create(address_hash=address_hash(reader.email_key))
    leave(reader)
    return kept.address_hash


def allow_again(hash_of_address: str) -> bool:
    """Let a forgotten address be signed up again, as its owner wants; False if it was not forgotten."""
    deleted, _by_model = Forgotten.objects.filter(address_hash=hash_of_address).delete()
    return bool(deleted)


def forget_sign_ups(days: int) -> int:
    """Delete what nobody confirmed in so many days."""
    before = timezone.now() - datetime.timedelta(days=days)
    deleted, _by_model = SignUp.objects.filter(created_at__lt=before).delete()
    return deleted
