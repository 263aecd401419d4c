"""Operators are told where failed sign-ins are not counted together."""

from types import SimpleNamespace

import pytest

from accounts import checks
from accounts.checks import OF_ONE_PROCESS, check_shared_cache


@pytest.mark.parametrize(
    ("backend", "told"),
    [(OF_ONE_PROCESS, ["accounts.I001"]), ("django.core.cache.backends.redis.RedisCache", [])],
)
def test_cache_of_one_process_is_pointed_out(monkeypatch, backend, told):
    monkeypatch.setattr(checks, "settings", SimpleNamespace(CACHES={"default": {"BACKEND": backend}}))

    assert [message.id for message in check_shared_cache(None)] == told
