"""The signed links that stand in mails: each kind has a salt of its own and is good for one purpose only.

Links of readers hold no address. They are signed with the secret of their reader, so that they end with the
row, and a later row with the same number makes others.
"""

from functools import cache

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import get_language

from accounts.models import SignUp, Subscriber
from initiatives.addresses import site_address

SALT = "accounts.readers"
PREFERENCES, UNSUBSCRIBE, CONFIRM, RETURN = "preferences", "unsubscribe", "confirm", "return"
# Neither a sign of the alphabet of signatures nor one at which mail programs end a link.
SEPARATOR = "."
# Stands for the token in the address of a page.
PLACE = "0.token"
ONE_DAY = 24 * 60 * 60


def preferences_url(subscriber: Subscriber) -> str:
    """Where a reader sees and changes what is kept; holds as long as the row."""
    return _address("newsletter_preferences", preferences_token(subscriber))


def unsubscribe_url(subscriber: Subscriber, follow: int | None = None) -> str:
    """Where one press, or one POST of a mail program, ends everything, or one of the follows by its key."""
    return _address("newsletter_unsubscribe", unsubscribe_token(subscriber, follow))


def confirm_url(sign_up: SignUp) -> str:
    """Where a sign-up is confirmed, once and for some days."""
    return _address("newsletter_confirm", confirm_token(sign_up))


def return_url(address_hash: str) -> str:
    """Where somebody who was forgotten lets mails be sent again; shown once, and never sent."""
    token = signing.Signer(sep=SEPARATOR, salt=f"{SALT}.{RETURN}").sign(address_hash)
    return _address("newsletter_return", token)


def preferences_token(subscriber: Subscriber) -> str:
    """What makes the link to a reader's preferences."""
    return _signer(PREFERENCES, subscriber).sign(str(subscriber.pk))


def unsubscribe_token(subscriber: Subscriber, follow: int | None = None) -> str:
    """What makes the link to leave everything, or one follow by its key."""
    return _signer(UNSUBSCRIBE, subscriber).sign(
        f"{subscriber.pk}-{follow}" if follow else str(subscriber.pk)
    )


def confirm_token(sign_up: SignUp) -> str:
    """What makes the link that confirms a sign-up."""
    return signing.TimestampSigner(sep=SEPARATOR, salt=f"{SALT}.{CONFIRM}").sign(str(sign_up.pk))


def subscriber_by(token: str) -> Subscriber | None:
    """Whose preferences a link opens; nobody's if we never made it or the reader has left."""
    subscriber = _subscriber(token)
    return subscriber if subscriber and _is_signed(token, PREFERENCES, subscriber) else None


def leaving_by(token: str) -> tuple[Subscriber, int | None] | None:
    """Who leaves by a link, and the number of the follow where it is one only."""
    subscriber = _subscriber(token)
    if subscriber is None or not _is_signed(token, UNSUBSCRIBE, subscriber):
        return None
    follow = token.partition(SEPARATOR)[0].partition("-")[2]
    return subscriber, int(follow) if follow else None


def sign_up_by(token: str) -> SignUp | None:
    """The sign-up of a link; nothing if it was used, is too old, or was never made by us."""
    signer = signing.TimestampSigner(sep=SEPARATOR, salt=f"{SALT}.{CONFIRM}")
    try:
        key = signer.unsign(token, max_age=settings.SIGN_UP_DAYS * ONE_DAY)
    except signing.BadSignature:
        return None
    return SignUp.objects.filter(pk=key).first()


def hash_by(token: str) -> str | None:
    """The hash of the address that a link of ``return_url`` was made for."""
    try:
        return signing.Signer(sep=SEPARATOR, salt=f"{SALT}.{RETURN}").unsign(token)
    except signing.BadSignature:
        return None


def _address(page: str, token: str) -> str:
    return _page(page, get_language(), settings.WAGTAILADMIN_BASE_URL).replace(PLACE, token)


@cache
def _page(page: str, language: str | None, site: str) -> str:
    """The address of a page in the language that is active, found once and not for each mail."""
    return site_address(reverse(page, args=[PLACE]))


def _subscriber(token: str) -> Subscriber | None:
    number = token.partition(SEPARATOR)[0].partition("-")[0]
    # Longer numbers than the database has are none of ours.
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    return Subscriber.objects.filter(pk=int(number)).first() if is_number else None


def _is_signed(token: str, purpose: str, subscriber: Subscriber) -> bool:
    try:
        _signer(purpose, subscriber).unsign(token)
    except signing.BadSignature:
        return False
    return True


def _signer(purpose: str, subscriber: Subscriber) -> signing.Signer:
    return signing.Signer(sep=SEPARATOR, salt=f"{SALT}.{purpose}.{subscriber.secret}")
