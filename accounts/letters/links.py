"""The links of one reader, in the language of the letter."""

from collections.abc import Iterable

from django.utils.translation import override

from accounts.letters.letter import Links
from accounts.models import Subscriber
from accounts.tokens import preferences_url, unsubscribe_url


def links_of(subscriber: Subscriber, follows: Iterable[int] = ()) -> Links:
    """To what a reader gets, out of all of it, and out of each of some follows, by their keys."""
    with override(subscriber.language):
        stops = tuple(unsubscribe_url(subscriber, key) for key in follows)
        return Links(preferences_url(subscriber), unsubscribe_url(subscriber), stops)
