"""Cells that a spreadsheet would run as a formula, made harmless."""

import re
from typing import Any

NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
FIRST_OF_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula, marked as a text; all else as it is.

    Readers write some of the cells, and a CSV file cannot say that a cell is a text. The wide forms of the
    signs count, for some programs take them for the narrow ones.
    """
    if isinstance(value, str) and value.startswith(FIRST_OF_A_FORMULA) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value
