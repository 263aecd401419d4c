"""Draws states as one mark each, grouped by what they did."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from initiatives.details.dots import Dot, DotGroup, partners_label
from initiatives.pictures.marks import SIZE, mark_at
from initiatives.pictures.palette import LIGHT

COLUMNS = 17
CELL_WIDTH, CELL_HEIGHT = 42, 42
WIDTH = COLUMNS * CELL_WIDTH
HEAD, PARTNERS_HEAD, GAP = 24, 20, 16


def dot_matrix(groups: Iterable[DotGroup]) -> tuple[SafeString, float]:
    """The drawing and its height; its width is ``WIDTH``."""
    parts: list[SafeString] = []
    down = 0.0
    for group in groups:
        parts.append(_head(group, down))
        down = _rows(group.states, group.mark, down + HEAD, parts)
        if group.partners:
            parts.append(_partners_head(len(group.partners), down))
            down = _rows(group.partners, group.mark, down + PARTNERS_HEAD, parts)
        down += GAP
    return mark_safe("\n".join(parts)), max(down - GAP, 0)  # noqa: S308  parts are escaped


def _head(group: DotGroup, down: float) -> SafeString:
    return format_html(
        '{}<text x="{}" y="{}" font-size="14"><tspan font-weight="700">{}</tspan>'
        ' <tspan fill="{}">{}</tspan></text>',
        mark_at(group.mark, 0, down),
        SIZE + 8,
        down + 13,
        group.label,
        LIGHT["obsidiana-2"],
        group.count,
    )


def _partners_head(number: int, down: float) -> SafeString:
    return format_html(
        '<text x="0" y="{}" fill="{}">{}</text>', down + 12, LIGHT["obsidiana-2"], partners_label(number)
    )


def _rows(dots: Sequence[Dot], mark: str, down: float, parts: list[SafeString]) -> float:
    """Draws the marks from ``down`` on; returns where they end."""
    for place, dot in enumerate(dots):
        line, column = divmod(place, COLUMNS)
        parts.append(_dot(dot, mark, column * CELL_WIDTH, down + line * CELL_HEIGHT))
    return down - (-len(dots) // COLUMNS) * CELL_HEIGHT


def _dot(dot: Dot, mark: str, across: float, down: float) -> SafeString:
    return format_html(
        '<g><title>{}</title>{}<text x="{}" y="{}" font-size="11" text-anchor="middle">{}</text></g>',
        dot.name,
        mark_at(mark, across + (CELL_WIDTH - SIZE) / 2, down),
        across + CELL_WIDTH / 2,
        down + SIZE + 13,
        dot.code,
    )
