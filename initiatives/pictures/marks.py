"""The marks of the stances for pictures that stand alone, from the one sprite of all pages."""

import re
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from initiatives.pictures.palette import LIGHT

SYMBOL = re.compile(r'<symbol id="m-([\w-]+)" viewBox="0 0 16 16">(.*?)</symbol>', re.DOTALL)
SIZE = 16
PIGMENTS = {
    "affirms": "anil",
    "affirms-with-conditions": "anil",
    "open": "maiz-mark",
    "rejects": "grana",
    "silent": "obsidiana-2",
    "absent": "obsidiana-2",
    "nothing-found": "obsidiana-2",
    "not-researched": "line-strong",
    "not-applicable": "line-strong",
}


@lru_cache(maxsize=1)
def _symbols() -> dict[str, str]:
    return dict(SYMBOL.findall(render_to_string("components/sprite.html")))


def mark_at(mark: str, across: float, down: float) -> SafeString:
    """A mark with its upper left corner at a place, 16 units wide, in its own pigment."""
    shape = _symbols()[mark].replace("currentColor", LIGHT[PIGMENTS[mark]])
    return format_html(
        '<g transform="translate({} {})">{}</g>',
        f"{across:g}",
        f"{down:g}",
        mark_safe(shape),  # noqa: S308  our own sprite
    )
