"""One mail to one reader: the headers that programs for mail ask for, and two bodies."""

import datetime
from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import format_datetime, parseaddr
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from accounts.letters.envelope import HTML_MARK, TEXT_MARK, Envelope, in_header
from accounts.letters.headers import AUTOMATIC, headers_to_leave, host
from accounts.letters.render import Written
from accounts.letters.words import WORDS


class Own(NamedTuple):
    """What the headers of one mail have and those of no other in its language."""

    subject: str
    to: str
    leave: str
    identity: str
    date: str


MARKS = Own("subject.invalid", "to@to.invalid", "https://leave.invalid/", "identity.invalid", "date.invalid")


@dataclass(frozen=True)
class Links:
    """The links of one reader: what to get, and how to leave; the latter takes one POST (RFC 8058).

    ``stops`` end what is followed, one for each reason of the letter.
    """

    preferences: str
    leave: str
    stops: tuple[str, ...] = ()


class Letter(EmailMultiAlternatives):
    """A mail whose bytes may be there already, for backends that send bytes."""

    ready: bytes | None = None

    def message(self, **options: Any) -> Any:
        """The mail as ``as_bytes()`` needs it; composing it anew takes longer than sending it."""
        return Ready(self.ready) if self.ready else super().message(**options)


@dataclass(frozen=True)
class Ready:
    """The bytes of a mail, with the ends of lines that mails have on their way."""

    content: bytes

    def as_bytes(self, unixfrom: bool = False, linesep: str = "\n") -> bytes:
        """The bytes, with these ends of lines."""
        return self.content if linesep == "\r\n" else self.content.replace(b"\r\n", linesep.encode())


def letter(written: Written, to: str, links: Links, identity: str, moment: datetime.datetime) -> Letter:
    """The mail; ``identity`` is its own for ever, so that a mail that came twice is known by its number."""
    html, text = written.with_links(links.preferences, links.leave, links.stops)
    own = Own(written.subject, to, links.leave, identity, format_datetime(moment))
    language, from_email = written.language, sender(WORDS[written.language]["site"])
    mail = _compose(own, (text, html), language, from_email, host())
    if to.isascii():
        words = dict(zip(MARKS, own._replace(subject=in_header(own.subject)), strict=True))
        mail.ready = _envelope(language, from_email, host()).filled(words, text, html)
    return mail


@cache
def _envelope(language: str, from_email: str, domain: str) -> Envelope:
    return Envelope.of(_compose(MARKS, (TEXT_MARK, HTML_MARK), language, from_email, domain))


def _compose(own: Own, bodies: tuple[str, str], language: str, from_email: str, domain: str) -> Letter:
    text, html = bodies
    headers = {
        "Message-ID": f"<{own.identity}@{domain}>",
        "Date": own.date,
        **headers_to_leave(own.leave),
        **AUTOMATIC,
        "Content-Language": language,
    }
    mail = Letter(own.subject, text, from_email=from_email, to=[own.to], headers=headers)
    mail.attach_alternative(html, "text/html")
    return mail


def sender(name: str) -> str:
    """Our address with the name of the site in the language of the letter, unless it has a name already."""
    return _sender(name, settings.DEFAULT_FROM_EMAIL)


@cache
def _sender(name: str, own: str) -> str:
    own_name, address = parseaddr(own)
    return own if own_name else str(Address(name, addr_spec=address))
