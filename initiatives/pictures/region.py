"""Draws the map of the region with its key, as a picture that stands alone."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from initiatives.measures import RegionMeasure
from initiatives.pictures.palette import LIGHT
from initiatives.region_map.drawing import DrawnLabel, read_drawing

KEY_LINE, KEY_SWATCH = 22, 26
ANIL, GRANA, PALE, NOTHING = LIGHT["anil"], LIGHT["grana"], LIGHT["tint"], LIGHT["surface"]
PATTERNS = (
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)">'
    f'<path d="M0 0V5" stroke="{ANIL}" stroke-width="2.4"/></pattern>'
    '<pattern id="cross" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<path d="M0 0V6M0 0H6" stroke="{GRANA}" stroke-width="2.6"/></pattern></defs>'
)
FILLS = {
    "in-force": ANIL,
    "draft": "url(#hatch)",
    "against": "url(#cross)",
    "open": LIGHT["maiz"],
    "none": PALE,
    "no-data": NOTHING,
    **{f"seq-{place}": LIGHT[f"seq-{place}"] for place in range(1, 6)},
}
DARK = frozenset({"in-force", "seq-3", "seq-4", "seq-5"})
DASHED = frozenset({"no-data"})


def map_size() -> tuple[float, float]:
    """The width and the height of the map without its key."""
    return read_drawing().size


def region_picture(measure: RegionMeasure) -> tuple[SafeString, float]:
    """The map above its counted key, and the height of both."""
    drawing = read_drawing()
    height = drawing.size[1]
    shapes = format_html_join(
        "\n",
        "<g {}><title>{}</title>{}{}</g>",
        (
            (
                _look(measure.states.get(iso3, {}).get("value", "no-data")),
                measure.states.get(iso3, {}).get("label", drawn.name),
                format_html('<path d="{}"/>', drawn.outline) if drawn.outline else "",
                drawn.circles,
            )
            for iso3, drawn in drawing.states.items()
        ),
    )
    body = format_html(
        '{}<g fill="none" stroke="{}" stroke-width="0.8">{}</g><g stroke-linejoin="round">{}</g>'
        '<g font-size="11" font-weight="700">{}</g>{}',
        mark_safe(PATTERNS),  # noqa: S308  constants
        LIGHT["line-strong"],
        drawing.context,
        shapes,
        format_html_join("", "{}", ((_label(label, measure),) for label in drawing.labels)),
        _key(measure.legend, height + 16),
    )
    return body, height + 16 + len(measure.legend) * KEY_LINE


def _label(label: DrawnLabel, measure: RegionMeasure) -> SafeString:
    """A short name; on a dark state it is white, elsewhere it has a seam of white."""
    value = measure.states.get(label.iso3, {}).get("value", "") if label.is_on_state else ""
    ink, seam = (NOTHING, "none") if value in DARK else (LIGHT["obsidiana"], NOTHING)
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" fill="{}" stroke="{}" stroke-width="3"'
        ' paint-order="stroke">{}</text>',
        label.across,
        label.down,
        label.anchor,
        ink,
        seam,
        label.text,
    )


def _look(value: str) -> SafeString:
    """Fill and outline of a class, as attributes."""
    dashes = mark_safe(' stroke-dasharray="3 2"' if value in DASHED else "")  # noqa: S308  constants
    outline = NOTHING if value.startswith("seq-") or value == "in-force" else ANIL
    return format_html('fill="{}" stroke="{}" stroke-width="0.8"{}', FILLS[value], outline, dashes)


def _key(legend: Sequence[dict[str, Any]], down: float) -> SafeString:
    return format_html_join(
        "\n",
        '<rect x="0" y="{}" width="{}" height="14" {}/><text x="{}" y="{}" font-size="13">'
        '<tspan font-weight="700">{}</tspan> {}</text>',
        (
            (
                down + place * KEY_LINE,
                KEY_SWATCH,
                _look(entry["value"]),
                KEY_SWATCH + 10,
                down + place * KEY_LINE + 12,
                entry["count"],
                entry["label"],
            )
            for place, entry in enumerate(legend)
        ),
    )
