"""Email addresses as people write them: made fit for sending, or refused with words that help."""

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass

import idna
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from accounts.models.subscriber import ADDRESS_LENGTH

LONGEST_LOCAL_PART = 64
HASH_SALT = "accounts.forgotten"
is_address = EmailValidator(allowlist=[])


@dataclass(frozen=True)
class MailAddress:
    """``email`` is where mail is sent, its domain in ASCII; ``key`` is the same for all spellings."""

    email: str
    key: str


def mail_address(written: str) -> MailAddress:
    """The address that somebody wrote; raises ``ValidationError`` that says what is wrong with it.

    Domains in any script are taken and sent in their ASCII form. Before the sign @ only ASCII is, since
    Django's mail does not speak SMTPUTF8.
    """
    text = unicodedata.normalize("NFKC", written).strip()
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain:
        raise ValidationError(
            _("An address has a part before and a part after the sign @: name@example.org.")
        )
    if any(character.isspace() for character in text):
        raise ValidationError(_("There is a space in the address."))
    if not local.isascii():
        raise ValidationError(
            _(
                "Before the sign @ we can only send to letters without accents, digits and signs. Addresses "
                "such as “josé@…” reach few mail servers yet; give another one, if you have it."
            )
        )
    address = f"{local}@{_ascii_domain(domain)}"
    if len(local) > LONGEST_LOCAL_PART or len(address) > ADDRESS_LENGTH:
        raise ValidationError(_("The address is longer than addresses can be."))
    try:
        is_address(address)
    except ValidationError:
        raise ValidationError(
            _("Mail cannot be sent to this address. Look for a sign too many or too few.")
        ) from None
    return MailAddress(address, address.lower())


def address_hash(key: str) -> str:
    """What is kept of an address that asked to be forgotten: nobody can tell it without the secret key."""
    secret = (settings.FORGOTTEN_KEY or settings.SECRET_KEY).encode()
    return hmac.new(secret, f"{HASH_SALT}:{key}".encode(), hashlib.sha256).hexdigest()


def shown_address(email: str) -> str:
    """An address as its owner reads it, with the domain in its own script."""
    local, _at, domain = email.rpartition("@")
    try:
        return f"{local}@{idna.decode(domain)}"
    except idna.IDNAError:
        return email


def _ascii_domain(domain: str) -> str:
    try:
        return idna.encode(domain, uts46=True, transitional=False).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        raise ValidationError(
            _("“%(domain)s” is no name of a mail server. After the sign @ stands one such as example.org."),
            params={"domain": domain[:LONGEST_LOCAL_PART]},
        ) from None
