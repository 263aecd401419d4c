"""How many of something one subject may do in a time, counted in the cache without keeping who it was."""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.crypto import salted_hmac

SALT = "initiatives.limits"


@dataclass(frozen=True)
class Limit:
    """So many in one window of so many seconds; 0 means no limit."""

    name: str
    most: int
    seconds: int

    def allows(self, subject: str, now: float) -> bool:
        """Count one more of a subject, and say whether it was within the limit.

        The cache holds a keyed hash that is another one in each window, so that nobody can tell from it
        which addresses sent requests, nor that one of them came back.
        """
        if not self.most:
            return True
        key = self._key(subject, now)
        cache.add(key, 0, timeout=self.seconds)
        try:
            return cache.incr(key) <= self.most
        except ValueError:
            # Thrown out by the cache between the two calls; the count begins anew.
            cache.set(key, 1, timeout=self.seconds)
            return True

    def seconds_left(self, now: float) -> int:
        """How long the window still lasts."""
        return self.seconds - int(now % self.seconds)

    def _key(self, subject: str, now: float) -> str:
        window = int(now // self.seconds)
        digest = salted_hmac(SALT, f"{self.name}:{window}:{subject}", algorithm="sha256").hexdigest()
        return f"limit:{digest}"
