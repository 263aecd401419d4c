"""Two machines that visit sources at once, each with a connection of its own to the database."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection

from initiatives.actions.check_links import check_links
from initiatives.models import LinkCheck, LinkHost, Source
from tests.factories import SourceFactory
from tests.initiatives.actions.test_check_links import Visitor


@pytest.fixture
def stored_sources(django_db_setup, django_db_blocker) -> Iterator[list[str]]:
    """Addresses of sources that every connection sees.

    They are taken away again row by row: emptying the tables, as tests of transactions do, would take what
    migrations made from all tests that follow.
    """
    with django_db_blocker.unblock():
        addresses = [f"https://host-{number % 4}.example/{number}" for number in range(20)]
        for address in addresses:
            SourceFactory(url=address)
        yield addresses
        for model in (LinkCheck, LinkHost, Source):
            rows = model._base_manager.all()
            rows._raw_delete(rows.db)
        connection.close()


def test_two_machines_at_once_visit_each_source_once(stored_sources):
    both, begin = Visitor(), threading.Barrier(2)

    def run():
        begin.wait()
        check_links(visitor=both)
        connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check_links(visitor=both)
    assert sorted(both.asked) == sorted(stored_sources)
