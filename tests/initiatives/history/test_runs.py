"""Texts compared word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.history import runs
from initiatives.history.runs import RunKind, runs_between, words_of

TEXTS = st.text(alphabet=st.sampled_from("ab é,. \n-0"), max_size=60) | st.text(max_size=40)


def text_of(found, *kinds) -> str:
    return "".join(run.text for run in found if run.kind in kinds)


@given(TEXTS, TEXTS)
def test_runs_lead_from_the_old_text_to_the_new(old, new):
    found = runs_between(words_of(old), words_of(new))

    assert text_of(found, RunKind.EQUAL, RunKind.DELETED) == old
    assert text_of(found, RunKind.EQUAL, RunKind.INSERTED) == new
    assert all(run.text for run in found)


@given(TEXTS)
def test_same_text_has_no_changed_runs(text):
    assert {run.kind for run in runs_between(words_of(text), words_of(text))} <= {RunKind.EQUAL}


def test_runs_name_the_words_that_differ():
    found = runs_between(
        words_of("Adopted in 2019 by the senate."), words_of("Adopted in 2021 by the senate.")
    )

    assert [(run.kind, run.text) for run in found] == [
        ("equal", "Adopted in "),
        ("deleted", "2019"),
        ("inserted", "2021"),
        ("equal", " by the senate."),
    ]


def test_a_space_alone_does_not_part_two_changes():
    found = runs_between(words_of("The old text stays."), words_of("The new words stays."))

    assert [run.text for run in found if run.kind != "equal"] == ["old text", "new words"]


@pytest.mark.parametrize("most", [3, runs.MOST_WORDS])
def test_long_texts_are_compared_by_sentences(monkeypatch, most):
    monkeypatch.setattr(runs, "MOST_WORDS", most)
    old, new = "First one. Second one.\nThird", "First one. Another one.\nThird"

    found = runs_between(words_of(old), words_of(new))

    assert text_of(found, RunKind.EQUAL, RunKind.DELETED) == old
    assert text_of(found, RunKind.EQUAL, RunKind.INSERTED) == new
    assert text_of(found, RunKind.DELETED) == ("Second one.\n" if most == 3 else "Second")
