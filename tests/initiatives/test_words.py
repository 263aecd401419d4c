"""Words are found whatever their accents and case, and no query breaks a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.words import LONGEST_QUERY, clean_words, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("México", "mexico"),
        ("AÇÃO", "acao"),
        ("São Tomé e Príncipe", "sao tome e principe"),
        ("Straße", "strasse"),
        ("ﬁnal", "final"),
        ("", ""),
    ],
)
def test_fold_strips_accents_and_case(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "cleaned"),
    [
        ('"ley" de  datos', "ley de datos"),
        ("A/RES/79/243", "a res 79 243"),
        ("a\0b", "a b"),
        ("  ", ""),
        ('"', ""),
    ],
)
def test_clean_words_keeps_letters_and_digits_only(query, cleaned):
    assert clean_words(query) == cleaned


def test_clean_words_reads_only_the_beginning_of_a_long_query():
    assert len(clean_words("a" * 10_000)) == LONGEST_QUERY


@given(st.text(max_size=300))
def test_clean_words_are_safe_and_stay_as_they_are(query):
    cleaned = clean_words(query)
    assert all(character.isalnum() or character == " " for character in cleaned)
    assert cleaned == " ".join(cleaned.split())
    assert '"' not in cleaned
    assert "\0" not in cleaned
