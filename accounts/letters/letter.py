"""One mail to one reader: the headers that programs for mail ask for, and two bodies."""

import datetime
from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import format_datetime, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from accounts.letters.headers import AUTOMATIC, headers_to_leave, host
from accounts.letters.render import LEAVE_MARK, PREFERENCES_MARK, Written
from accounts.letters.words import WORDS

TO_MARK, IDENTITY_MARK, DATE_MARK = "to@to.invalid", "identity.invalid", "date.invalid"
ENCODED = (b"quoted-printable", b"base64")


@dataclass(frozen=True)
class Links:
    """The links of one reader: what to get, and how to leave; the latter takes one POST (RFC 8058)."""

    preferences: str
    leave: str


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
    html, text = written.with_links(links.preferences, links.leave)
    mail = _compose(written, (html, text), to, links.leave, identity, format_datetime(moment))
    pattern = _pattern_of(written)
    if pattern and to.isascii():
        for mark, its in (
            (TO_MARK, to),
            (IDENTITY_MARK, identity),
            (DATE_MARK, format_datetime(moment)),
            (PREFERENCES_MARK, links.preferences),
            (LEAVE_MARK, links.leave),
        ):
            pattern = pattern.replace(mark.encode(), its.encode())
        mail.ready = pattern
    return mail


def _compose(
    written: Written, bodies: tuple[str, str], to: str, leave: str, identity: str, date: str
) -> Letter:
    html, text = bodies
    mail = Letter(
        written.subject,
        text,
        from_email=sender(WORDS[written.language]["site"]),
        to=[to],
        headers={
            "Message-ID": f"<{identity}@{host()}>",
            "Date": date,
            **headers_to_leave(leave),
            **AUTOMATIC,
            "Content-Language": written.language,
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def _pattern_of(written: Written) -> bytes | None:
    """The bytes that all mails of a letter share, composed once; None where its bodies had to be encoded."""
    kept = written.__dict__
    if "pattern" not in kept:
        bodies = written.html, written.text
        mail = _compose(written, bodies, TO_MARK, LEAVE_MARK, IDENTITY_MARK, DATE_MARK)
        content = mail.message().as_bytes(linesep="\r\n")
        is_plain = not any(b"Content-Transfer-Encoding: " + its in content for its in ENCODED)
        kept["pattern"] = content if is_plain else None
    return kept["pattern"]


def sender(name: str) -> str:
    """Our address with the name of the site in the language of the letter, unless it has a name already."""
    own_name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if own_name:
        return settings.DEFAULT_FROM_EMAIL
    return str(Address(name, addr_spec=address))
