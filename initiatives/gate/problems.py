"""All rules of the gate, asked at once."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from initiatives.gate.balance import balance_problems
from initiatives.gate.equal_titles import equal_title_problems
from initiatives.gate.languages import language_problems
from initiatives.gate.leftover_marks import leftover_mark_problems
from initiatives.gate.named_countries import named_country_problems
from initiatives.gate.raw_html import raw_html_problems
from initiatives.gate.texts import Text, texts_of

Rule = Callable[[Any, list[Text]], Iterator[tuple[str, ValidationError]]]

RULES: tuple[Rule, ...] = (
    leftover_mark_problems,
    balance_problems,
    raw_html_problems,
    language_problems,
    named_country_problems,
    equal_title_problems,
)


# Those that ask nothing of the catalogue.
OF_WORDS: tuple[Rule, ...] = (
    leftover_mark_problems,
    balance_problems,
    raw_html_problems,
    language_problems,
)


def problems_of(record, rules: tuple[Rule, ...] = RULES) -> dict[str, list[ValidationError]]:
    """What the words of a record still need, by field; in a fixed number of queries.

    Problems of child rows stand under ``NON_FIELD_ERRORS`` and name their row.
    """
    texts = list(texts_of(record))
    problems: dict[str, list[ValidationError]] = {}
    for rule in rules:
        for field, error in rule(record, texts):
            problems.setdefault(field, []).append(error)
    return problems
