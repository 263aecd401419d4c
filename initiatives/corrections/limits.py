"""How many reports one network may send and one record may receive in a time."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 60 * 60
DAY = 24 * HOUR
SALT = "initiatives.corrections.limits"


@dataclass(frozen=True)
class Limit:
    """So many in one window of so many seconds; 0 means no limit."""

    name: str
    most: int
    seconds: int

    def allows(self, subject: str, now: float) -> bool:
        """Count one more of a subject, and say whether it was within the limit.

        The cache holds a keyed hash that is another one in each window, so that nobody can tell from it
        which addresses sent reports, nor that one of them came back.
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

    def _key(self, subject: str, now: float) -> str:
        window = int(now // self.seconds)
        digest = salted_hmac(SALT, f"{self.name}:{window}:{subject}", algorithm="sha256").hexdigest()
        return f"corrections:{digest}"


def within_limits(network: str, about: str, now: float) -> bool:
    """Whether a network may send one more report, and a record (``policies/key``, or nothing) receive it."""
    by_network = Limit("network", settings.CORRECTIONS_PER_NETWORK, HOUR)
    by_record = Limit("record", settings.CORRECTIONS_PER_RECORD, DAY)
    return by_network.allows(network, now) and (not about or by_record.allows(about, now))
