"""Limits count networks, and believe only what our own proxies say."""

import pytest

from initiatives.corrections.network import UNKNOWN, network_of, site_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", UNKNOWN),
        ("unix:", UNKNOWN),
    ],
)
def test_network_of_an_address(address, network):
    assert site_of(address) == network


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "198.51.100.9", "192.0.2.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "6.6.6.6, 198.51.100.9", "198.51.100.9"),
        (2, "6.6.6.6, 198.51.100.9, 192.0.2.8", "198.51.100.9"),
        (2, "198.51.100.9", "192.0.2.1"),
        (1, "", UNKNOWN),
    ],
)
def test_forwarded_addresses_are_believed_as_far_as_our_proxies_wrote_them(
    rf, settings, proxies, forwarded, network
):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)

    assert network_of(request) == network
