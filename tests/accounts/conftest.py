"""What all tests on people need."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _no_tries_yet() -> Iterator[None]:
    """Begin without failed sign-ins, which the cache counts by address across tests."""
    cache.clear()
    yield
    cache.clear()
