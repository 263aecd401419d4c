"""With ``SEARCH_URL`` the words are on a search engine, and the pages find by them as on a database."""

import pytest
from django.core.management import call_command

from initiatives.word_index import is_indexed, matching_ids
from portal.settings.searching import search_engine
from tests.factories import CountryFactory, EventFactory, OrganisationFactory, PolicyFactory, SourceFactory
from tests.search_engine import running_engine

pytestmark = [pytest.mark.django_db, pytest.mark.search]
TITLES = ("Estrategia de México", "Contraterrorismo y cibercontrainteligencia", "Informe A/76/136")


@pytest.fixture
def engine(settings):
    """An engine with the index of what is there when the test begins."""
    with running_engine() as engine:
        address = f"opensearch3+http://127.0.0.1:{engine.server_port}/house"
        settings.WAGTAILSEARCH_BACKENDS = {"default": search_engine(address)}
        call_command("update_index", verbosity=0)
        yield engine
        assert engine.unknown == []


@pytest.fixture
def records():
    """What there was before the engine."""
    factories = (PolicyFactory, EventFactory, CountryFactory, OrganisationFactory)
    return [*(factory(published=True) for factory in factories), SourceFactory()]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("estrategia", TITLES[:1]),
        ("MEXICO estrat", TITLES[:1]),
        ("estrategia contraterrorismo", ()),
        ("contraterr", TITLES[1:2]),
        ("cibercontrainteligencia", TITLES[1:2]),
        ("A/76/136", TITLES[2:]),
        ('a*b"(', ()),
    ],
)
def test_pages_find_what_is_published_by_all_its_words(engine, client, words, titles):
    for title in TITLES:
        PolicyFactory(published=True, official_title=title, title_en="", summary="")
    PolicyFactory(official_title="Estrategia de México en borrador", title_en="", summary="")
    listing = client.get("/policies/", {"q": words}).context["listing"]
    assert [policy.official_title for policy in listing.records] == list(titles)
    page = client.get("/search/", {"q": words}).content.decode()
    assert f"<strong>{len(titles)} result" in page


def test_index_of_every_table_is_built(records, engine):
    assert is_indexed()
    for record in records:
        assert matching_ids(type(record), str(record)) == [record.pk]


def test_titles_are_searched_alone(engine):
    policy = PolicyFactory(published=True, official_title="Ley de datos", summary="On cables.")
    assert matching_ids(type(policy), "datos", in_titles=True) == [policy.pk]
    assert matching_ids(type(policy), "cables", in_titles=True) == []
    assert matching_ids(type(policy), "cables") == [policy.pk]


def test_engine_that_does_not_answer_keeps_nobody_from_publishing(settings, caplog):
    settings.WAGTAILSEARCH_BACKENDS = {"default": search_engine("opensearch3+http://127.0.0.1:9/house")}
    assert PolicyFactory(published=True).live
    assert "update_index" in caplog.text
