"""A network and a record have so many reports in a time."""

import pytest
from django.core.cache import cache

from initiatives.corrections.limits import DAY, HOUR, within_limits
from initiatives.limits import Limit

START = 1_800_000_000 // DAY * DAY


@pytest.fixture(autouse=True)
def _limits(settings):
    settings.CORRECTIONS_PER_NETWORK, settings.CORRECTIONS_PER_RECORD = 2, 3
    cache.clear()
    yield
    cache.clear()


def test_network_may_send_again_in_the_next_hour():
    allowed = [within_limits("192.0.2.1", "", START + second) for second in (0, 1, 2, HOUR - 1, HOUR)]

    assert allowed == [True, True, False, False, True]


def test_networks_do_not_disturb_each_other():
    for _ in range(3):
        within_limits("192.0.2.1", "", START)

    assert within_limits("192.0.2.2", "", START)


def test_record_receives_so_many_a_day_from_all_networks():
    allowed = [within_limits(f"192.0.2.{number}", "policies/a", START) for number in range(5)]

    assert allowed == [True, True, True, False, False]
    assert within_limits("192.0.2.9", "policies/b", START)
    assert within_limits("192.0.2.9", "policies/a", START + DAY)


def test_pages_without_record_have_no_limit_of_their_own():
    assert all(within_limits(f"192.0.2.{number}", "", START) for number in range(9))


def test_nought_is_no_limit(settings):
    settings.CORRECTIONS_PER_NETWORK = 0

    assert all(within_limits("192.0.2.1", "", START) for _ in range(9))


def test_cache_holds_no_address_and_tells_no_return():
    limit = Limit("network", 5, HOUR)
    now, later = (limit._key("192.0.2.1", START + second) for second in (0, HOUR))

    assert "192.0.2.1" not in now
    assert now != later


def test_count_that_the_cache_threw_out_begins_anew(monkeypatch):
    monkeypatch.setattr(cache, "add", lambda *args, **kwargs: True)

    assert Limit("network", 1, HOUR).allows("192.0.2.1", START)
