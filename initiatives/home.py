"""What the catalogue puts on the home page: the map, figures, the poster, news, events and ways in."""

from typing import Any

from initiatives.figures import FIGURES
from initiatives.measures import measure_layers, region_measure

HOME_FIGURES = ("states", "policies", "statements_on_law", "answers_on_law", "initiatives", "sources")


def home_context(measure: str | None) -> dict[str, Any]:
    """All that the home page shows beside its introduction, in a fixed number of queries."""
    shown = region_measure(measure)
    return {
        "measure": shown,
        "layers": measure_layers(shown.key),
        "figures": home_figures(),
    }


def home_figures() -> list[dict[str, Any]]:
    """The numbers below the map, each a link to the page that shows just as many."""
    return [
        {"number": FIGURES[name].count(), "text": FIGURES[name].description, "url": FIGURES[name].address()}
        for name in HOME_FIGURES
    ]
