"""One mail to one reader: the headers that programs for mail ask for, and two bodies."""

import datetime
from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import format_datetime, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from accounts.letters.render import Written
from accounts.letters.words import WORDS


@dataclass(frozen=True)
class Links:
    """The links of one reader: what to get, and how to leave; the latter takes one POST (RFC 8058)."""

    preferences: str
    leave: str


def letter(
    written: Written, to: str, links: Links, identity: str, moment: datetime.datetime
) -> EmailMultiAlternatives:
    """The mail; ``identity`` is its own for ever, so that a mail that came twice is known by its number."""
    html, text = written.with_links(links.preferences, links.leave)
    words = WORDS[written.language]
    mail = EmailMultiAlternatives(
        written.subject,
        text,
        from_email=sender(words["site"]),
        to=[to],
        headers={
            "Message-ID": f"<{identity}@{host()}>",
            "Date": format_datetime(moment),
            "List-Id": f"<alerts.{host()}>",
            "List-Unsubscribe": f"<{links.leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": written.language,
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def sender(name: str) -> str:
    """Our address with the name of the site in the language of the letter, unless it has a name already."""
    own_name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if own_name:
        return settings.DEFAULT_FROM_EMAIL
    return str(Address(name, addr_spec=address))


def host() -> str:
    """The name of the site, which makes numbers of ours unlike those of all others."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
