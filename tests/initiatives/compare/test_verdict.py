"""Whether countries agree: what counts as known, and what is left out."""

import pytest

from initiatives.compare.verdict import verdict_of


@pytest.mark.parametrize(
    ("answers", "key", "words"),
    [
        (["party", "party"], "same", "Same"),
        (["party", "signatory"], "differs", "Differs"),
        (["party", "", "party"], "same", "Same where known"),
        (["party", "", "signatory"], "differs", "Differs where known"),
        (["party", "nothing-found"], "differs", "Differs"),
        (["party", "party", "not-applicable"], "same", "Same"),
        (["party", "not-applicable"], "unknown", "Too little known"),
        (["", "party"], "unknown", "Too little known"),
        (["", ""], "unknown", "Too little known"),
    ],
)
def test_verdict_says_how_much_is_known(answers, key, words):
    verdict = verdict_of(answers)
    assert (verdict.key, verdict.words) == (key, words)
    assert verdict.sign


def test_measures_of_different_years_say_so():
    assert verdict_of(["41", "83"], [2020, 2024]).words == "Differs, not of one year"
    assert verdict_of(["41", "83"], [2024, 2024]).words == "Differs"
