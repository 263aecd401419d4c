"""An index of an older form is noticed, and an engine is asked in its own way."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from initiatives.word_index import index_records, is_indexed
from portal.settings.searching import ON_DATABASE, search_engine
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


def test_index_without_the_marks_of_tables_is_noticed():
    assert is_indexed()
    source = SourceFactory()
    assert not is_indexed()
    index_records([source])
    assert is_indexed()


def test_address_of_an_engine_is_read():
    assert search_engine("") == ON_DATABASE
    engine = search_engine("opensearch3+https://user:word@search.example.org:9200/house")
    assert engine["BACKEND"] == "wagtail.search.backends.opensearch3"
    assert engine["URLS"] == ["https://user:word@search.example.org:9200"]
    assert engine["INDEX_PREFIX"] == "house_"


@pytest.mark.parametrize("address", ["https://host:9200", "solr+http://host", "opensearch3+http://"])
def test_wrong_address_of_an_engine_is_refused(address):
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL: expected such as"):
        search_engine(address)
