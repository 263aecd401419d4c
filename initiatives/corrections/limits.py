"""How many reports one network may send and one record may receive in a time."""

from django.conf import settings

from initiatives.limits import Limit

HOUR = 60 * 60
DAY = 24 * HOUR


def within_limits(network: str, about: str, now: float) -> bool:
    """Whether a network may send one more report, and a record (``policies/key``, or nothing) receive it."""
    by_network = Limit("network", settings.CORRECTIONS_PER_NETWORK, HOUR)
    by_record = Limit("record", settings.CORRECTIONS_PER_RECORD, DAY)
    return by_network.allows(network, now) and (not about or by_record.allows(about, now))
