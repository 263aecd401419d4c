"""Tags and entities are refused, signs that only look like them are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.gate.raw_html import raw_html_problems
from initiatives.gate.texts import Text


def found_in(value: str) -> list:
    return [
        error.messages[0] for _field, error in raw_html_problems(None, [Text("title_en", "Title", value)])
    ]


@pytest.mark.parametrize(
    "value",
    [
        "<b>Ley</b>",
        "line<br/>line",
        "<a href='x'>x</a>",
        "</p>",
        "<!-- note -->",
        "<o:p>",
        "<https://example.org>",
        "Research&nbsp;and",
        "A &amp; B",
        "state&#39;s",
        "state&#x27;s",
        "M&eacute;xico",
        "&lt;b&gt;",
        "A &amp B",
    ],
)
def test_html_is_refused(value):
    (message,) = found_in(value)
    assert "plain text" in message


@pytest.mark.parametrize(
    "value",
    ["H&A; B", "AT&T", "a < b and c > d", "x<100 y>2", "I <3 law", "R&D;", "Romero & Ordóñez", "-> <-"],
)
def test_signs_pass(value):
    assert found_in(value) == []


@given(st.text(st.sampled_from("<>/!-&#;xab1 ")))
def test_any_text_is_judged(value):
    assert len(found_in(value)) <= 1
