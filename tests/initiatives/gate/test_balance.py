"""Brackets and quotation marks come in pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.gate.balance import balance_problems, lonely_mark
from initiatives.gate.texts import Text

PAIRS = ("()", "[]", "{}", "“”", "«»")
WORDS = st.text(st.characters(exclude_characters="()[]{}“”«»„"), max_size=8)
BALANCED = st.recursive(
    WORDS,
    lambda inner: (
        st.builds(lambda pair, text: pair[0] + text + pair[1], st.sampled_from(PAIRS), inner)
        | st.builds(str.__add__, inner, inner)
    ),
)


@pytest.mark.parametrize(
    "value",
    [
        "Ley 21.663 (Marco de Ciberseguridad)",
        "It covers: a) attacks; b) defence.",
        "It covers (1) attacks and (2) defence.",
        "Trata de i) ataques; ii) defensa",
        "It has parts (namely: a) attacks; b) defence).",
        "„Cyberabwehr“ heißt das",
        "La «Carta» de “derechos” [sic]",
        'A 5" screen, the states’ own',
    ],
)
def test_pairs_and_numbering_pass(value):
    assert lonely_mark(value) is None


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("The law (of 2019", 8),
        ("The law of 2019)", 15),
        ("The law ([of 2019)", 17),
        ("La «Carta de derechos", 3),
        ("It is called “the charter.", 13),
        ("the charter” of 2019", 11),
        ("in 2019, art. 5)", 15),
        ("It {covers", 3),
    ],
)
def test_lonely_mark_is_found(value, place):
    assert lonely_mark(value) == place


def test_refusal_quotes_the_mark_among_its_words():
    text = Text(field="title_en", label="Title [en]", value="The law (of 2019")
    ((field, error),) = balance_problems(None, [text])
    assert field == "title_en"
    assert error.messages == [
        "Title [en] has a “(” without its partner, “The law (of 2019”: complete the pair or take it out."
    ]


@given(BALANCED)
def test_balanced_text_passes(value):
    assert lonely_mark(value) is None


@given(st.text(st.sampled_from("()[]{}“”«»„a1 ;")))
def test_any_text_is_judged(value):
    place = lonely_mark(value)
    assert place is None or value[place] in "()[]{}“”«»"
