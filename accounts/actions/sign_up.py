"""Somebody gives an address; nothing here looks whether it is known."""

from collections.abc import Iterable

from django.conf import settings

from accounts.addresses import MailAddress
from accounts.consent import VERSION
from accounts.follows.choice import Choice
from accounts.models import SignUp
from accounts.tasks import send_confirmation
from initiatives.limits import Limit

ONE_DAY = 24 * 60 * 60


def sign_up(
    address: MailAddress,
    choices: Iterable[Choice],
    *,
    language: str,
    rhythm: str,
    text_language: str,
    page: str,
    now: float,
) -> None:
    """Keep what is wanted and have the address asked; the same work for an address that is known.

    An address is asked a few times a day at most, whoever gives it; what comes beyond is dropped without
    a word, for the mails are on their way.
    """
    if not Limit("sign-up address", settings.SIGN_UPS_PER_ADDRESS, ONE_DAY).allows(address.key, now):
        return
    wanted = SignUp.objects.create(
        email=address.email,
        email_key=address.key,
        language=language,
        rhythm=rhythm,
        follows=[choice.stored for choice in choices],
        text_version=VERSION,
        text_language=text_language,
        page=page,
    )
    send_confirmation.enqueue(wanted.pk)
