"""The links of one reader, in the language of the letter."""

from django.utils.translation import override

from accounts.letters.letter import Links
from accounts.models import Subscriber
from accounts.tokens import preferences_url, unsubscribe_url


def links_of(subscriber: Subscriber) -> Links:
    """To what a reader gets, and out of it."""
    with override(subscriber.language):
        return Links(preferences_url(subscriber), unsubscribe_url(subscriber))
