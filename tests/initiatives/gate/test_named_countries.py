"""A state named in prose is linked, as far as the record can be linked to states."""

import pytest
from django.core.exceptions import ValidationError

from initiatives.actions.publish import publish_record
from initiatives.gate.named_countries import named_country_problems
from initiatives.gate.texts import texts_of
from initiatives.models import Initiative
from tests.factories import CountryFactory, EventFactory, InitiativeFactory, InstrumentFactory, PolicyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def states() -> dict:
    """States whose names are easily mistaken for others."""
    names = {
        "mexico": ("Mexico", "México", "México"),
        "dominica": ("Dominica", "Dominica", "Dominica"),
        "dominican": ("Dominican Republic", "República Dominicana", "República Dominicana"),
        "grenada": ("Grenada", "Granada", "Granada"),
        "states": ("United States", "Estados Unidos", "Estados Unidos"),
        "china": ("China", "China", "China"),
        "chile": ("Chile", "Chile", "Chile"),
        "brazil": ("Brazil", "Brasil", "Brasil"),
        "guyana": ("Guyana", "Guyana", "Guiana"),
    }
    return {
        key: CountryFactory(title_en=english, title_es=spanish, title_pt=portuguese, slug=key)
        for key, (english, spanish, portuguese) in names.items()
    }


def refusals(record) -> dict[str, str]:
    """The messages, by field."""
    problems = named_country_problems(record, list(texts_of(record)))
    return {field: error.messages[0] for field, error in problems}


@pytest.mark.parametrize("factory", [InitiativeFactory, EventFactory])
def test_state_without_a_link_is_refused_in_each_language(factory):
    record = factory(
        summary_en="Talks with Mexico.", summary_es="Diálogo con Mexico.", summary_pt="Diálogo com o México."
    )
    assert set(refusals(record)) == {"summary_en", "summary_es", "summary_pt"}
    assert "names “México” without a link" in refusals(record)["summary_es"]


def test_linked_state_passes(states):
    record = InitiativeFactory(summary_en="Talks with Mexico and Chile's team.", countries=[states["mexico"]])
    message = "Summary [en] names “Chile” without a link: choose it under “states”, or leave the name out."
    assert refusals(record) == {"summary_en": message}
    record.countries.add(states["chile"])
    assert refusals(record) == {}


def test_host_of_an_event_is_linked(states):
    assert refusals(EventFactory(summary_en="Held in Chile.", country=states["chile"])) == {}


def test_longer_name_is_not_taken_for_the_shorter(states):
    record = InitiativeFactory(summary_en="With the Dominican Republic.", countries=[states["dominican"]])
    assert refusals(record) == {}
    record.countries.set([states["dominica"]])
    assert "“Dominican Republic”" in refusals(record)["summary_en"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Agreed in Mexico City on trade in the South China Sea."),
        ("en", "Researchers of the University of Chile, with chile peppers and Chilean funds."),
        ("en", "It quotes “the position of Brazil” and cost 20 million United States dollars."),
        ("en", "Indochina, New Mexico, Granada"),
        ("es", "En Ciudad de México, con los Estados Unidos Mexicanos y la Universidad de Chile."),
        ("es", "Se firmó en Granada, España, y en Granada (Nicaragua)."),
        ("pt", "Com a Guiana Francesa e na Cidade do México."),
        ("pt", "Trade with Grenada is named in English"),
    ],
)
def test_other_places_and_words_pass(language, words):
    assert refusals(InitiativeFactory(**{f"summary_{language}": words})) == {}


def test_title_is_no_prose():
    assert refusals(InitiativeFactory(title="Chile and Brazil programme", summary_en="A programme.")) == {}


@pytest.mark.parametrize("factory", [PolicyFactory, InstrumentFactory])
def test_record_that_has_no_field_for_states_is_not_asked(factory):
    assert refusals(factory(summary_en="It follows the act of Brazil.")) == {}


def test_name_that_is_public_already_is_left_and_a_new_one_is_not(states):
    record = InitiativeFactory(published=True, summary_en="Talks with Chile.", countries=[states["chile"]])
    record.countries.clear()
    assert refusals(record) == {}
    record.summary_en = "Talks with Chile and Brazil."
    assert "names “Brazil” without" in refusals(record)["summary_en"]


def test_publication_is_refused_until_the_state_is_linked(states):
    record = InitiativeFactory(published=True)
    record.summary_en = "Talks with Brazil."
    with pytest.raises(ValidationError, match="names “Brazil” without a link"):
        publish_record(record, change_note="Changed.")
    record = Initiative.objects.get(pk=record.pk)
    record.summary_en = "Talks with Brazil."
    record.countries.add(states["brazil"])
    publish_record(record, change_note="Changed.")
    record.refresh_from_db()
    assert record.summary_en == "Talks with Brazil."
