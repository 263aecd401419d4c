"""Rows that all tests of a module share."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rows_for_a_module(blocker) -> Iterator[None]:
    """A transaction around those of the tests, so that nothing that is made in it is left for other modules.

    A live server has a connection of its own and does not see it.
    """
    with blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # type: ignore[attr-defined]  # durable blocks may be tested, as in TestCase
        around.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
