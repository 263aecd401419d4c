"""An index of an older form is noticed, and an engine is asked in its own way."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from initiatives import word_index
from initiatives.models import Source
from initiatives.word_index import index_records, is_indexed, matching_ids
from portal.settings.searching import ON_DATABASE, search_engine
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


def test_index_without_the_marks_of_tables_is_noticed():
    assert is_indexed()
    source = SourceFactory()
    assert not is_indexed()
    index_records([source])
    assert is_indexed()


def test_engine_is_asked_for_words_and_answers_with_keys(monkeypatch):
    class Engine:
        results_class = list

        def autocomplete(self, query, rows):
            asked.append((query, rows.model))
            return list(rows)

        def search(self, query, rows, fields):
            asked.append((query, fields))
            return []

    asked: list = []
    source = SourceFactory()
    monkeypatch.setattr(word_index, "get_search_backend", Engine)
    assert matching_ids(Source, 'A/76/136"') == [source.pk]
    assert matching_ids(Source, "A/76", in_titles=True) == []
    assert asked == [("a 76 136", Source), ("a 76", ["title"])]
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
