"""Addresses of sources in one form, so that the same text is recognised however its address is written."""

import re
from contextlib import suppress
from hashlib import sha256
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from django.db import models

KEY_LENGTH = 500
DEFAULT_PORTS = frozenset({80, 443})
# Marks by which senders of links count who comes; they say nothing about the text.
COUNTING_MARKS = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid"})
COUNTING_PREFIX = "utm_"
# What quote() leaves as it is in a path, beside letters and digits.
PLAIN_IN_PATH = ":@!$&'()*+,;=-._~"


def address_key(url: str) -> str:
    """An address without what does not change the text behind it; "" for no address.

    Left out are scheme, ``www.``, a default port, fragment, closing slash and counting marks; the host is in
    lower case, the query sorted and percent signs written in one way. Too long keys end in a digest.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts), parts.port
    except ValueError:
        return _shortened(url.strip())
    if not host:
        return _shortened(url.strip())
    place = f"{host}:{port}" if port and port not in DEFAULT_PORTS else host
    path = "/".join(_quoted(name) for name in parts.path.split("/"))
    query = _query(parts.query)
    return _shortened(place + re.sub(r"/+$", "", path) + (f"?{query}" if query else ""))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    with suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    return host.removeprefix("www.")


def _quoted(name: str) -> str:
    """One name of a path with its percent signs written in one way."""
    return quote(unquote(name, errors="surrogateescape"), safe=PLAIN_IN_PATH, errors="surrogateescape")


def _query(query: str) -> str:
    pairs = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
        if not name.lower().startswith(COUNTING_PREFIX) and name.lower() not in COUNTING_MARKS
    ]
    return urlencode(sorted(pairs), errors="surrogateescape")


def _shortened(key: str) -> str:
    if len(key) <= KEY_LENGTH:
        return key
    digest = sha256(key.encode(errors="surrogateescape")).hexdigest()
    return f"{key[: KEY_LENGTH - len(digest) - 1]}#{digest}"


class AddressKeyField(models.CharField):
    """The key of the address in another field, brought up to date by every save, in bulk or not."""

    def __init__(self, of: str = "url", **options):
        self.of = of
        options = {
            "max_length": KEY_LENGTH,
            "editable": False,
            "db_index": True,
            "blank": True,
            "default": "",
            **options,
        }
        super().__init__(**options)

    def deconstruct(self):
        """Name the field that holds the address."""
        name, path, args, options = super().deconstruct()
        return name, path, [self.of, *args], options

    def pre_save(self, model_instance, add):
        """The key of the address as it is now."""
        key = address_key(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, key)
        return key
