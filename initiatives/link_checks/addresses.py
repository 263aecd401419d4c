"""Which addresses are visited: public hosts of the web, and never what lies inside our own network."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from initiatives.choices import LinkProblem

PORTS = {"http": 80, "https": 443}
# Signs that stand in an address for themselves, percent signs included, for it may be quoted already.
KEPT_IN_PATH = "/%:?@!$&'()*+,;=~-._[]"
OPEN_PORTS = frozenset({80, 443, 8080, 8443})
# Networks in which the last 32 bits are an IPv4 address.
TRANSLATED = tuple(ipaddress.IPv6Network(network) for network in ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96"))
SITE_LOCAL = ipaddress.IPv6Network("fec0::/10")


class VisitError(Exception):
    """A visit that brings no answer; ``problem`` says why."""

    def __init__(self, problem: LinkProblem):
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Target:
    """An address that has been checked: what to ask for, and the network address to connect to."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    network_address: str

    @property
    def authority(self) -> str:
        """Host and port as the header ``Host`` names them."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == PORTS[self.scheme] else f"{name}:{self.port}"

    @property
    def origin(self) -> str:
        """What robots.txt is about."""
        return f"{self.scheme}://{self.authority}"


def network_addresses(host: str, port: int) -> list[str]:
    """All network addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether a network address is one that anybody may reach: no private, local, reserved or group address.

    An IPv4 address inside an IPv6 one is judged as itself.
    """
    try:
        network_address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(network_address, ipaddress.IPv6Address):
        inner = _inner_addresses(network_address)
        if inner:
            return all(is_public(str(each)) for each in inner)
        if network_address in SITE_LOCAL:
            return False
    return (
        network_address.is_global
        and not network_address.is_multicast
        and not network_address.is_reserved
        and not network_address.is_unspecified
    )


def _inner_addresses(address: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses to which a packet for this address may find its way."""
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        return [address.sixtofour]
    if address.teredo:
        return list(address.teredo)
    if any(address in network for network in TRANSLATED):
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return []


@dataclass(frozen=True)
class Door:
    """Lets out what may be visited. Tests put their own resolver and rule in place of the real ones."""

    resolve: Callable[[str, int], list[str]] = network_addresses
    is_allowed: Callable[[str], bool] = is_public
    ports: frozenset[int] = field(default=OPEN_PORTS)

    def target(self, url: str) -> Target:
        """Check an address and fix where to connect to; raises ``VisitError``.

        The host is resolved once and the connection goes to just that network address, so that a host which
        answers differently the next time gains nothing.
        """
        try:
            parts = urlsplit(url)
            port = parts.port or PORTS.get(parts.scheme, 0)
            host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        except (ValueError, UnicodeError):
            raise VisitError(LinkProblem.REFUSED_ADDRESS) from None
        if not host or parts.scheme not in PORTS or port not in self.ports or "@" in parts.netloc:
            raise VisitError(LinkProblem.REFUSED_ADDRESS)
        path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=KEPT_IN_PATH)
        return Target(url, parts.scheme, host, port, path, self._network_address(host, port))

    def _network_address(self, host: str, port: int) -> str:
        try:
            addresses = self.resolve(host, port)
        except (OSError, UnicodeError):
            raise VisitError(LinkProblem.UNKNOWN_HOST) from None
        if not addresses:
            raise VisitError(LinkProblem.UNKNOWN_HOST)
        if not all(self.is_allowed(address) for address in addresses):
            raise VisitError(LinkProblem.REFUSED_ADDRESS)
        return addresses[0]
