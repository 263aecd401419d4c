"""The index of words follows what is published, children and bulk loads included."""

import pytest
from django.conf import settings

from initiatives.actions.publish import publish_record
from initiatives.models import Event, Policy, Position
from initiatives.word_index import matching_ids
from initiatives.words import clean_words
from tests.factories import CountryFactory, EventFactory, PolicyFactory, PositionFactory, PositionPointFactory

pytestmark = [pytest.mark.django_db, pytest.mark.search]

HOSTILE = [
    *('"', '""', "'", "\0", "a\0b", "*", "(", ")", "-", "--", "+", ":", "title:chile", "a AND", "OR", "NOT"),
    *(
        "NEAR(a b)",
        "{",
        "^a",
        "\\",
        "%",
        "_",
        "'; DROP TABLE x; --",
        "<script>",
        "\u202e\ud7ff",
        " ",
        "a" * 5000,
    ),
    *('"unbalanced phrase', "x & | ! y", "emoji 🛰️", "ﬁ ligature", "\n\t"),
]


def found(model, words):
    """The titles of the public records that hold the words."""
    records = model.objects.published().filter(pk__in=matching_ids(model, words))
    return [record.heading for record in records]


def test_only_one_search_application_is_installed():
    assert "wagtail.search" in settings.INSTALLED_APPS
    assert "modelsearch" not in settings.INSTALLED_APPS


def test_published_record_is_found_at_once():
    PolicyFactory(published=True, official_title="Estrategia de ciberseguridad")
    assert found(Policy, "estrategia") == ["Estrategia de ciberseguridad"]
    assert found(Policy, "absent") == []


def test_changed_text_is_found_and_the_old_one_no_more():
    policy = PolicyFactory(published=True, official_title="Plan viejo")
    policy.official_title = "Plan nuevo"
    publish_record(policy, change_note="Renamed.")
    assert found(Policy, "nuevo") == ["Plan nuevo"]
    assert found(Policy, "viejo") == []


def test_text_of_child_rows_is_found_at_once():
    point = PositionPointFactory.build(summary="Countermeasures need prior notice.")
    PositionFactory(published=True, title="Contribution", points=[point])
    assert found(Position, "countermeasures") == ["Contribution"]


def test_renamed_country_is_found_by_its_new_name():
    policy = PolicyFactory(
        published=True, official_title="Ley", country=CountryFactory(published=True, title="Swaziland")
    )
    country = policy.country
    country.title_en = "Eswatini"
    publish_record(country, change_note="Renamed.")
    assert found(Policy, "eswatini") == ["Ley"]
    assert found(Policy, "swaziland") == []


def test_drafts_are_in_the_index_and_not_in_the_answer():
    draft = EventFactory(title="Secret meeting")
    assert draft.pk in matching_ids(Event, "secret")
    assert found(Event, "secret") == []


def test_search_goes_together_with_filters_that_the_index_does_not_know():
    policy = PolicyFactory(published=True, official_title="Ley nacional")
    PolicyFactory(published=True, official_title="Ley nacional", kind="cybercrime-law")
    records = Policy.objects.published().filter(country=policy.country, kind=policy.kind, slug=policy.slug)
    records = records.order_by("slug").filter(pk__in=matching_ids(Policy, "ley"))
    assert list(records) == [policy]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words)[:20])
def test_hostile_words_find_nothing_and_break_nothing(words):
    PolicyFactory(published=True)
    assert isinstance(list(matching_ids(Policy, words)), list)
    assert clean_words(words).replace(" ", "").isalnum() or not clean_words(words)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Países de la región", "paises"),
        ("Países de la región", "pais"),
        ("Política nacional", "politica"),
        ("Estrategia de ciberseguridad", "ciber"),
        ("Segurança cibernética", "SEGURANCA"),
        ("Plano de ação", "acao"),
        ("Política nacional de datos", "politica de datos"),
    ],
)
def test_accents_case_and_unfinished_words_do_not_matter(title, words):
    PolicyFactory(published=True, official_title=title)
    assert found(Policy, words) == [title]
