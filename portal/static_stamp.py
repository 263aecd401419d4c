"""Tells whether the static files have changed since they were last collected."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders


def collect_is_due() -> bool:
    """Whether anything has been added, changed or removed, by us or by a newly installed package."""
    stamp = _stamp_file()
    return not stamp.exists() or stamp.read_text() != _fingerprint()


def note_collected() -> None:
    """Remember what has been collected."""
    _stamp_file().write_text(_fingerprint())


def _stamp_file():
    return settings.STATIC_ROOT / ".collected"


def _fingerprint() -> str:
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda entry: entry[0]):
            found.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return found.hexdigest()
