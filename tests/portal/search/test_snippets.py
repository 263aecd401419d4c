"""What was found is marked where it stands, whatever its accents, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.snippets import LONGEST, Query


def shown(runs) -> str:
    return "".join(f"[{run.text}]" if run.marked else run.text for run in runs)


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("mexico", "Ley de México", "Ley de [México]"),
        ("posicion", "La POSICIÓN nacional", "La [POSICIÓN] nacional"),
        ("naci", "Una posición nacional", "Una posición [nacional]"),
        ("naci de", "nacional de, naci de", "nacional [de], [naci] [de]"),
        ("a/76/136", "A note on A/76/136", "A note on [A/76/136]"),
        ("73/27", "27 of 73, see 73/27", "27 of 73, see [73/27]"),
        ("acao", "ac\u0327a\u0303o e ação", "[ac\u0327a\u0303o] e [ação]"),
        ("<b>", "a <b> c", "a <[b]> c"),
        ("absent", "Nothing here", "Nothing here"),
    ],
)
def test_words_are_marked_in_a_title(words, text, marked):
    assert shown(Query(words).marked(text)) == marked


def test_snippet_is_cut_from_the_text_that_holds_most_of_the_query():
    long = "Filler " * 100 + "cyber norms of states " + "filler " * 100
    snippet = Query("cyber norms").snippet(["Cyber only", long])
    assert "[cyber] [norms]" in shown(snippet)
    assert shown(snippet).startswith("…")
    assert shown(snippet).endswith("…")
    assert sum(len(run.text) for run in snippet) <= LONGEST + 2


def test_snippet_of_texts_without_the_words_is_empty():
    assert Query("norms").snippet(["", "Other"]) == []


@given(st.text(max_size=60), st.text(max_size=400))
def test_any_words_leave_any_text_as_it_is(words, text):
    assert "".join(run.text for run in Query(words).marked(text)) == text
    Query(words).snippet([text])
