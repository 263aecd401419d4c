"""Marks of editors and programs are found in three languages, what only looks like them is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.gate.leftover_marks import leftover_mark_problems
from initiatives.gate.placeholders import find_placeholder
from initiatives.gate.texts import Text

CLEAN = (
    "A/RES/73/27",
    "AG/RES. 2004 (XXX-O/04)",
    "A law of the XX century",
    "Una ley de los siglos XIX y XX.",
    "Uma lei do século XX.",
    "El siglo xx",
    "XX Cumbre Iberoamericana",
    "La XXX Reunión de Ministros",
    "The XX Summit of 2010",
    "XXI Conferencia y UNGGE XXI",
    "Código Penal, Título XX",
    "Article XX of the treaty",
    "XX and XXI centuries",
    "INTERNET PARA TODO MÉXICO",
    "Plan para todo el país",
    "“[the] State must act [sic]”, it says […] and ends [...]",
    "Data Privacy Laws [Feb 2021]",
    "Does it apply? It does!",
    "¿Qué dice? ¡Todo!",
    "Romero & Ordóñez, C++ and C#",
    "Comments: none were sent. A comment [of Brazil] followed.",
    "NAÇÃO E IRMÃ",
    "L’île de la Réunion",
    "It had had effect; los de la de arriba",
    "Two lines\nand a tab\tare fine",
    "No break\u00a0space",
)
LEFT_OVER = (
    "Checked [x] by two",
    "The law [OH1] of 2019",
    "As others say [1].",
    "As others say [2, 4-6].",
    "An empty [] bracket",
    "Adopted in 2019 [citation needed]",
    "TODO: find the date",
    "Falta TODO aquí",
    "Adopted on TBD",
    "FIXME",
    "Adopted on XX May 2024",
    "Aprobada el XX de mayo de 2024",
    "XX/XX/2024",
    "In 20XX",
    "By XX states",
    "USD XX million",
    "Some XX% of them",
    "Ley n.º XX",
    "Resolution XX/2024",
    "In xx countries",
    "XXXX",
    "A DEFINIR",
    "Was it adopted???",
    "Lorem ipsum dolor sit amet",
    "PENDIENTE: la fecha",
    "The {++new++} law",
    "The {--old--} law",
    "<<<<<<< ours",
    "Deleted: the old law",
    "Con formato: Español",
    "Commented [A1]: really?",
    "Comentario [OH2]",
    "See Error! Reference source not found.",
    "Error: Reference source not found",
    "¡Error! No se encuentra el origen de la referencia.",
    "Erro! Fonte de referência não encontrada.",
    "A line_x000D_",
    "#REF!",
    'HYPERLINK "https://example.org"',
    r"A line\n",
    r"M\u00e9xico",
    "M\ufffdxico",
    "cyber\u00adsecurity",
    "cyber\u200bsecurity",
    "\ufeffcyber",
    "\uf0b7 a bullet",
    "MÃ©xico",
    "the stateâ€™s law",
    "The law of of Chile",
    "La ley de de Chile",
    "A lei do do Brasil",
)


def found_in(value: str) -> list[str]:
    text = Text(field="summary_en", label="Summary [en]", value=value)
    return [error.messages[0] for _field, error in leftover_mark_problems(None, [text])]


@pytest.mark.parametrize("value", CLEAN)
def test_clean_text_passes(value):
    assert found_in(value) == []


@pytest.mark.parametrize("value", LEFT_OVER)
def test_leftover_mark_is_refused(value):
    assert found_in(value)


def test_refusal_names_the_field_quotes_the_mark_and_says_what_to_do():
    (message,) = found_in("The law [OH1] of 2019")
    assert message == (
        "Summary [en] still has a note between editors, “The law [OH1] of 2019”: "
        "settle it and take the mark out."
    )


def test_invisible_mark_is_quoted_by_its_code():
    (message,) = found_in("cyber\u200bsecurity")
    assert "cyber[U+200B]security" in message


def test_quotation_of_a_long_text_is_short():
    (message,) = found_in("word " * 200 + "[x] " + "word " * 200)
    assert "… word" in message or "…word" in message
    assert len(message) < 200


@given(st.text())
def test_any_text_is_judged(value):
    for message in found_in(value):
        assert message.startswith("Summary [en] ")


@given(st.lists(st.sampled_from(["Todo", "XXI", "ley", "of 2019", "Plan", "(sic)", "nº 5"]), max_size=8))
def test_words_without_marks_have_no_placeholder(words):
    assert find_placeholder(" ".join(words)) is None
