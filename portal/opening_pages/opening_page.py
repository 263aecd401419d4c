"""A page as it is kept in the code until an editor makes it their own."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page


@dataclass(frozen=True)
class OpeningPage:
    """``path`` is its address below the home page; ``body`` is its stream in the stored form."""

    path: str
    model: type[Page]
    title: str
    lede: str = ""
    description: str = ""
    body: tuple[dict[str, Any], ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The last part of the address."""
        return self.path.rpartition("/")[2]

    @property
    def parent_path(self) -> str:
        """The address of the page above; empty for the home page."""
        return self.path.rpartition("/")[0]


def text(markup: str) -> dict[str, Any]:
    """Running text without a heading."""
    return {"type": "text", "value": markup}


def section(heading: str, markup: str) -> dict[str, Any]:
    """A part with its heading."""
    return {"type": "section", "value": {"heading": heading, "text": markup}}


def stance_key() -> dict[str, Any]:
    """The marks of the stances with their meanings."""
    return {"type": "stance_key", "value": None}


def takeaway(heading: str, markup: str, figures: list[str], records: list[str]) -> dict[str, Any]:
    """A finding; its records are written as ``section/key``, like their addresses."""
    cited = [dict(zip(("section", "slug"), record.split("/"), strict=True)) for record in records]
    return {
        "type": "takeaway",
        "value": {"heading": heading, "text": markup, "figures": figures, "records": cited},
    }
