"""Secrets that an installation makes for itself and keeps beside its database."""

import os
import secrets
from pathlib import Path

READABLE_BY_OWNER_ALONE = 0o600


def kept_secret(path: Path, length: int) -> str:
    """Read the secret in ``path``; make one of ``length`` random bytes where there is none yet.

    Only the owner can read the file. Two processes that start together agree on one secret, for the file is
    created exclusively.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READABLE_BY_OWNER_ALONE)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        secret = secrets.token_urlsafe(length)
        file.write(secret + "\n")
    return secret
