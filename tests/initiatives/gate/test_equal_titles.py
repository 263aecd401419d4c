"""Two records of a type and a state never have the same title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from initiatives.gate.equal_titles import equal_title_problems
from initiatives.gate.texts import texts_of
from initiatives.models import Indicator
from tests.factories import (
    CountryFactory,
    EventFactory,
    IndicatorFactory,
    InitiativeFactory,
    InstrumentFactory,
    PolicyFactory,
)

pytestmark = pytest.mark.django_db


def refusals(record) -> list:
    """Pairs of the field and the record that stands in the way."""
    problems = equal_title_problems(record, list(texts_of(record)))
    return [(field, error.params["other"]) for field, error in problems]


@pytest.mark.parametrize(
    "title",
    [
        "Programa de Protección de Datos",
        "PROGRAMA DE PROTECCION DE DATOS",
        "Programa  de\u00a0Protección de Datos",
        "Programa de Proteccio\u0301n de Datos",
    ],
)
def test_same_words_are_the_same_title(title):
    other = InitiativeFactory(title_en="Programa de Protección de Datos")
    assert refusals(InitiativeFactory(title_en=title)) == [("title_en", other)]


@pytest.mark.parametrize(
    "title",
    [
        "Programa de Protección de Datos 2",
        "Un Programa de Protección de Datos",
        "Programa de Datos",
        "100%",
        "_",
    ],
)
def test_other_words_are_another_title(title):
    InitiativeFactory(title_en="Programa de Protección de Datos")
    assert refusals(InitiativeFactory(title_en=title)) == []


def test_title_is_compared_with_titles_in_all_languages():
    country = CountryFactory()
    other = PolicyFactory(country=country, official_title="Ley de delitos informáticos")
    record = PolicyFactory(country=country, title_es="Ley de Delitos Informáticos")
    assert refusals(record) == [("title_es", other)]


def test_another_state_may_have_the_same_title():
    PolicyFactory(official_title="Ley de delitos informáticos")
    assert refusals(PolicyFactory(official_title="Ley de delitos informáticos")) == []


def test_another_type_may_have_the_same_title():
    EventFactory(title_en="Octopus")
    assert refusals(InitiativeFactory(title_en="Octopus")) == []


def test_two_events_in_two_states_may_not_have_the_same_title():
    other = EventFactory(title_en="Octopus", country=CountryFactory())
    assert refusals(EventFactory(title_en="Octopus", country=CountryFactory())) == [("title_en", other)]


def test_short_title_tells_instruments_apart():
    other = InstrumentFactory(title_en="Developments in the field", short_title="A/RES/73/27")
    record = InstrumentFactory(title_en="Developments in the field", short_title="A/RES/74/29")
    assert refusals(record) == []
    record.short_title = "a/res/73/27"
    assert refusals(record) == [("title_en", other)]


def test_what_was_taken_from_the_public_does_not_count():
    other = InitiativeFactory(title_en="Octopus", published=True)
    record = InitiativeFactory(title_en="Octopus")
    assert refusals(record) == [("title_en", other)]
    other.unpublish()
    assert refusals(record) == []


def test_refusal_names_the_other_record():
    InitiativeFactory(title_en="Octopus", slug="octopus", published=True)
    record = InitiativeFactory(title_en="octopus")
    ((_field, error),) = equal_title_problems(record, list(texts_of(record)))
    assert error.messages[0].startswith("Title [en] “octopus” is also the title of “octopus” (public): ")


@pytest.mark.parametrize("rows", [3, 30])
def test_one_query_however_many_records_there_are(rows, django_assert_num_queries):
    InitiativeFactory.create_batch(rows)
    record = InitiativeFactory()
    texts = list(texts_of(record))
    with django_assert_num_queries(1):
        assert list(equal_title_problems(record, texts)) == []


class TestAnyTitle(TestCase):
    """Whatever a title is made of, the database and the comparison agree that it is itself."""

    @given(
        st.text(
            st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cc", "Cs"]),
            min_size=1,
            max_size=40,
        ).filter(lambda title: title == title.strip() and title)
    )
    def test_any_title_equals_itself(self, title):
        other = IndicatorFactory(title_en=title)
        record = Indicator(title_en=title, summary_en="")
        assert refusals(record) == [("title_en", other)]
