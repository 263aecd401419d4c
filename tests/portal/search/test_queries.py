"""One table of queries with what they must find, the same on each database."""

import pytest
from django.http import QueryDict

from initiatives.word_index import index_records
from portal.opening_pages.make import make_opening_pages
from portal.search.groups import groups_of, public_pages
from portal.search.page import SearchPage
from tests.module_data import rows_for_a_module
from tests.portal.search.queries import NOTHING, TABLE

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def everything(opening_catalogue, django_db_blocker):
    """The opening catalogue and the opening pages, all of them in the index."""
    with rows_for_a_module(django_db_blocker):
        make_opening_pages()
        index_records(public_pages().specific())
        yield opening_catalogue


def search(words: str, **filters: str) -> SearchPage:
    query = QueryDict(mutable=True)
    query.update({"q": words, **filters})
    return SearchPage(query, "/search/")


def keys(page: SearchPage, type_: str) -> list[str]:
    """The keys of all results of a type, in their order."""
    group = next(group for group in groups_of(page.filterset) if group.key == type_)
    return [row.slug for row in group.rows]


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: f"{expected.query}-{expected.type}")
def test_query_finds_what_it_must(everything, expected):
    found = keys(search(expected.query), expected.type)
    assert found[0] == expected.first, found[:5]
    assert set(expected.others) <= set(found)


@pytest.mark.parametrize("words", NOTHING)
def test_query_finds_nothing_where_there_is_nothing(everything, words):
    assert search(words).total == 0


def test_table_is_long_enough_and_covers_every_type(everything):
    assert len(TABLE) >= 60
    assert {expected.type for expected in TABLE} == {group.key for group in search("a").all_groups}
