"""A summary in another language than its column is refused, and names and quotations mislead nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from initiatives.gate.languages import foreign_language, language_problems
from initiatives.gate.texts import Text
from initiatives.models import Policy

SENTENCES = {
    "en": (
        "The law creates the national authority for data protection and rules on personal data.",
        "Voluntary framework of actions, which carries resilience into development agendas.",
        "Training of prosecutors and judges of the region on electronic evidence.",
    ),
    "es": (
        "La ley crea la autoridad nacional de protección de datos y regula el tratamiento de los datos.",
        "El acuerdo establece un grupo de trabajo y prevé el intercambio de información entre los equipos.",
        "Programa de capacitación para fiscales y jueces de la región sobre la prueba electrónica.",
    ),
    "pt": (
        "A lei cria a autoridade nacional de proteção de dados e regula o tratamento de dados pessoais.",
        "O acordo cria um grupo de trabalho conjunto e prevê o intercâmbio de informações entre as equipes.",
        "Programa de capacitação para promotores e juízes da região, que começou em São Paulo.",
    ),
}
EACH = [(language, sentence) for language, sentences in SENTENCES.items() for sentence in sentences]


@pytest.mark.parametrize(("language", "sentence"), EACH)
def test_sentence_in_its_own_column_passes(language, sentence):
    assert foreign_language(sentence, language) == ""


@pytest.mark.parametrize(("language", "sentence"), [each for each in EACH if each[0] != "en"])
def test_spanish_and_portuguese_are_refused_in_the_english_column(language, sentence):
    assert foreign_language(sentence, "en") == language


@pytest.mark.parametrize("column", ["es", "pt"])
@pytest.mark.parametrize("sentence", SENTENCES["en"])
def test_english_is_refused_in_the_other_columns(column, sentence):
    assert foreign_language(sentence, column) == "en"


@pytest.mark.parametrize(("column", "language"), [("es", "pt"), ("pt", "es")])
def test_portuguese_and_spanish_are_told_apart(column, language):
    assert foreign_language(SENTENCES[language][1], column) == language


@pytest.mark.parametrize(
    "value",
    [
        "It creates the Agencia Nacional de Ciberseguridad under the Ministerio del Interior y Justicia.",
        "It is called “Ley por la que se regula el tratamiento de los datos personales” and holds.",
        "Ministério das Relações Exteriores, Ministério da Justiça e Segurança Pública, Presidência",
        "Ley 21.663.",
        "",
    ],
)
def test_names_quotations_and_short_texts_are_not_judged(value):
    assert foreign_language(value, "en") == ""


def test_refusal_names_both_languages():
    text = Text("summary_en", "Summary [en]", SENTENCES["es"][0], language="en", is_prose=True)
    ((field, error),) = language_problems(Policy(), [text])
    assert field == "summary_en"
    assert error.messages == [
        "Summary [en] is in Spanish, “La ley crea la autoridad nacional de protección…”: "
        "write it in English, or move it to its own field."
    ]


def test_official_title_within_a_summary_does_not_count():
    title = "sobre la forma en que se ha de proteger lo que es de todos los que viven en la región"
    summary = f"The law {title} is in force."
    text = Text("summary_en", "Summary [en]", summary, language="en", is_prose=True)
    assert list(language_problems(Policy(official_title=""), [text]))
    assert not list(language_problems(Policy(official_title=title), [text]))


def test_titles_are_not_judged():
    text = Text("title_en", "Title [en]", SENTENCES["es"][0], language="en")
    assert not list(language_problems(Policy(), [text]))


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_any_text_is_judged(value):
    assert foreign_language(value, "en") in {"", "es", "pt", "fr"}
