"""Fixtures that tests of all applications share."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from initiatives.actions.load_catalogue import LoadReport, load_catalogue
from initiatives.management.commands.load_catalogue import OPENING_CATALOGUE


@pytest.fixture(scope="module")
def opening_catalogue(django_db_setup, django_db_blocker) -> Iterator[LoadReport]:
    """The whole opening catalogue, loaded once for the tests of a module; each still needs the database mark.

    It stays in a transaction around those of the tests, so that nothing of it is left for other modules. A
    live server has a connection of its own and does not see it.
    """
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # type: ignore[attr-defined]  # lets durable blocks be tested, as TestCase does
        around.__enter__()
        try:
            yield load_catalogue(OPENING_CATALOGUE)
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
