"""Template tags that inline the map of the region, coloured by a measure, and the locator of one state."""

from collections.abc import Mapping
from typing import Any

from django import template

from initiatives.region_map.drawing import Box, DrawnState, read_drawing

register = template.Library()

LOCATOR_PROPORTION = 18 / 13
LOCATOR_MARGIN = 2.2
LOCATOR_SMALLEST_WIDTH = 150.0
LOCATOR_LARGEST_HEIGHT = 400.0
SMALLEST_VISIBLE = 9.0


@register.inclusion_tag("components/map.html")
def region_map(states: Mapping[str, Mapping[str, Any]], layer: str = "") -> dict[str, Any]:
    """Inline the map with one link a state; ``states`` maps ISO 3166 alpha-3 codes to url, value and label.

    ``value`` is what the style sheet colours by (see the component reference), ``label`` what is read out
    and shown on hover. A state that is not in ``states`` is drawn without a link and under its English name.
    """
    drawing = read_drawing()
    shapes = [
        {"drawn": drawn, "label": drawn.name, **states.get(iso3, {})}
        for iso3, drawn in drawing.states.items()
    ]
    labels = [
        {"drawn": label, "value": states.get(label.iso3, {}).get("value") if label.is_on_state else None}
        for label in drawing.labels
    ]
    return {"drawing": drawing, "shapes": shapes, "labels": labels, "layer": layer}


@register.inclusion_tag("components/locator_map.html")
def locator_map(iso3: str, label: str) -> dict[str, Any]:
    """Inline the surroundings of one state as a single picture that is read out as ``label``.

    Nothing is drawn for a state outside the region: the template that asks need not know which those are.
    """
    drawing = read_drawing()
    here = drawing.states.get(iso3)
    if here is None or here.extent is None:
        return {"window": None}
    window = locator_window(here.extent, drawing.size)
    around = [
        drawn
        for drawn in drawing.states.values()
        if drawn.outline and drawn.extent and drawn.extent.meets(window)
    ]
    return {
        "window": " ".join(f"{number:g}" for number in window.as_view_box()),
        "label": label,
        "here": here,
        "around": around,
        "land": drawing.land,
        "ring": _ring(here, window),
    }


def locator_window(extent: Box, size: tuple[float, float]) -> Box:
    """Give the part of the drawing to show round a state: of one proportion, never beyond the drawing."""
    wide, high = extent.right - extent.left, extent.bottom - extent.top
    width = max(wide * LOCATOR_MARGIN, high * 1.25 * LOCATOR_PROPORTION, LOCATOR_SMALLEST_WIDTH)
    width = min(width, size[0], LOCATOR_LARGEST_HEIGHT * LOCATOR_PROPORTION)
    height = width / LOCATOR_PROPORTION
    left = _within((extent.left + extent.right - width) / 2, size[0] - width)
    top = _within((extent.top + extent.bottom - height) / 2, size[1] - height)
    return Box(round(left), round(top), round(left) + round(width), round(top) + round(height))


def _within(start: float, largest: float) -> float:
    return min(max(start, 0.0), max(largest, 0.0))


def _ring(here: DrawnState, window: Box) -> dict[str, str] | None:
    """Where to circle a state that is too small to be seen in the window."""
    extent = here.extent
    if extent is None or max(extent.right - extent.left, extent.bottom - extent.top) > SMALLEST_VISIBLE:
        return None
    return {
        "across": f"{(extent.left + extent.right) / 2:.1f}",
        "down": f"{(extent.top + extent.bottom) / 2:.1f}",
        "radius": f"{(window.right - window.left) / 28:.1f}",
    }
