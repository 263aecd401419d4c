"""Fixtures that tests of all applications share."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from wagtail.signal_handlers import reference_index_auto_update_disabled

from initiatives.actions.load_catalogue import LoadReport, load_catalogue
from initiatives.management.commands.load_catalogue import OPENING_CATALOGUE
from tests.migrated_database import copy_of_migrated, keep_migrated, remove_copy
from tests.module_data import rows_for_a_module
from tests.table_copies import read_tables, write_tables


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings) -> bool:
    """Whether the database is there already, migrated, and only the latest touches are missing."""
    return copy_of_migrated()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_keepdb, django_db_blocker) -> Iterator[None]:
    """The database of the tests, whose file goes with them."""
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            keep_migrated()
    yield
    if django_db_keepdb:
        with django_db_blocker.unblock():
            remove_copy()


@pytest.fixture(scope="session")
def _loaded(django_db_setup, django_db_blocker) -> tuple[LoadReport, dict]:
    """What loading the opening catalogue said and made; loading it anew for each module takes minutes."""
    with rows_for_a_module(django_db_blocker):
        return load_catalogue(OPENING_CATALOGUE), read_tables()


@pytest.fixture(scope="module")
def opening_catalogue(_loaded, django_db_blocker) -> Iterator[LoadReport]:
    """The whole opening catalogue for the tests of a module; each still needs the database mark.

    A live server has a connection of its own and does not see it.
    """
    report, tables = _loaded
    with rows_for_a_module(django_db_blocker):
        write_tables(tables)
        yield report


@pytest.fixture(autouse=True)
def _indexes(request, settings) -> Iterator[None]:
    """Leave the search index and the reference index alone, which cost most of the time of a save.

    The mark ``search`` has both follow every save, as in the running portal. Publication indexes its record
    in either case.
    """
    if request.node.get_closest_marker("search"):
        yield
        return
    backends = django_settings.WAGTAILSEARCH_BACKENDS
    settings.WAGTAILSEARCH_BACKENDS = {name: {**backends[name], "AUTO_UPDATE": False} for name in backends}
    reference_index_auto_update_disabled.value = True
    yield
    if hasattr(reference_index_auto_update_disabled, "value"):
        del reference_index_auto_update_disabled.value


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse modules in which only some tests use the opening catalogue: others would see it by chance."""
    with_it = {item.path for item in items if "opening_catalogue" in item.fixturenames}
    for item in items:
        without = item.path in with_it and "opening_catalogue" not in item.fixturenames
        if without and (item.get_closest_marker("django_db") or "db" in item.fixturenames):
            raise pytest.UsageError(f"{item.nodeid} belongs in a module without the opening catalogue.")


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Begin each test in English: the language of a request to another address outlasts the request."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _failed_tasks() -> Iterator[list]:
    """Fail the test in which a background task fails: the task runner itself only logs it."""
    failed: list[str] = []

    def note(sender, task_result, **kwargs) -> None:
        if task_result.status == TaskResultStatus.FAILED:
            failed.append("\n".join(error.traceback for error in task_result.errors))

    task_finished.connect(note)
    yield failed
    task_finished.disconnect(note)
    assert not failed, "\n".join(failed)


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """Count the queries of one call, for lists and pages that must need as many for few rows as for many."""

    def count(act: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            act()
        return len(queries)

    return count
