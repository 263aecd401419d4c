"""From which network a request comes; the address itself is never kept."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

IPV6_SITE = 64
UNKNOWN = "unknown"


def network_of(request: HttpRequest) -> str:
    """The IPv4 address, or the /64 of an IPv6 address, of whoever sent a request.

    ``TRUSTED_PROXIES`` says how many proxies stand in front, each of which appends to ``X-Forwarded-For``
    the address that it was called from. What stands further left was written by the sender and is not
    believed. Without a usable address all share one network.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        address = hops[-settings.TRUSTED_PROXIES] if len(hops) >= settings.TRUSTED_PROXIES else address
    return site_of(address)


def site_of(address: str) -> str:
    """The network of one address, as a text."""
    try:
        parsed = ipaddress.ip_address(address.strip().partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, IPV6_SITE), strict=False))
    return str(parsed)
