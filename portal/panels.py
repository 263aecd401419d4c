"""Panels of the editors' desk for narrative pages."""

from typing import Any

from wagtail.admin.panels import HelpPanel

from initiatives.narrative_figures import FIGURES


class FiguresPanel(HelpPanel):
    """Lists the figures that may be written in a text, each with what it counts."""

    def __init__(self, template: str = "portal/panels/figures.html", **kwargs: Any) -> None:
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel on the page of one page."""

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the figures in the order of their names."""
            context = super().get_context_data(parent_context)
            return {**context, "figures": sorted(FIGURES.values(), key=lambda figure: figure.name)}
