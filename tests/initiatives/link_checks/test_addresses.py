"""Only public hosts of the web are visited, however an inner address is dressed up."""

import pytest

from initiatives.choices import LinkProblem
from initiatives.link_checks.addresses import Door, VisitError, is_public


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "2002:0808:0808::1"])
def test_public_address_is_visited(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",  # noqa: S104  an address to refuse
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:0a00:1::f5ff:fffe",
        "2001:db8::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "no address",
        "",
    ],
)
def test_inner_and_special_address_is_refused(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org:80/",
        "//example.org/",
        "https://user:secret@example.org/",
        "https://user@example.org/",
        "http://example.org:22/",
        "http://example.org:6379/",
        "http://example.org:99999/",
        "http://",
        "http://[::1/",
        f"http://{'a' * 64}.example.org/",
        "",
    ],
)
def test_address_of_another_kind_is_refused_before_anybody_is_asked(url):
    asked = []
    door = Door(resolve=lambda host, port: asked.append(host) or ["8.8.8.8"])
    with pytest.raises(VisitError) as error:
        door.target(url)
    assert error.value.problem == LinkProblem.REFUSED_ADDRESS
    assert not asked


@pytest.mark.parametrize(
    "url",
    ["http://localhost/", "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://[::1]/"],
)
def test_real_resolver_does_not_reach_this_machine(url):
    with pytest.raises(VisitError) as error:
        Door().target(url)
    assert error.value.problem in {LinkProblem.REFUSED_ADDRESS, LinkProblem.UNKNOWN_HOST}


def test_host_with_one_inner_address_among_public_ones_is_refused():
    door = Door(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(VisitError) as error:
        door.target("https://example.org/")
    assert error.value.problem == LinkProblem.REFUSED_ADDRESS


def test_target_connects_to_the_address_that_was_checked():
    target = Door(resolve=lambda host, port: ["8.8.8.8"]).target("https://España.example/una página?q=1")
    assert target.network_address == "8.8.8.8"
    name = "xn--espaa-rta.example"
    assert (target.host, target.authority, target.port) == (name, name, 443)
    assert target.path == "/una%20p%C3%A1gina?q=1"
