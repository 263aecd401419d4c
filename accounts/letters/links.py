"""The links of one reader, in the language of the letter."""

from django.urls import reverse
from django.utils.translation import override

from accounts.letters.letter import Links
from accounts.models import Subscriber
from accounts.tokens import preferences_token, unsubscribe_token
from initiatives.addresses import site_address


def links_of(subscriber: Subscriber) -> Links:
    """To what a reader gets, and out of it."""
    with override(subscriber.language):
        return Links(
            site_address(reverse("newsletter_preferences", args=[preferences_token(subscriber)])),
            site_address(reverse("newsletter_unsubscribe", args=[unsubscribe_token(subscriber)])),
        )
