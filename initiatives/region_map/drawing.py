"""Reads the drawn map once and gives its parts: states, labels and the context around them."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from xml.etree import ElementTree

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

DRAWING = Path(__file__).with_name("latin-america.svg")
NAMESPACE = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle of the drawing, in its user units."""

    left: float
    top: float
    right: float
    bottom: float

    def as_view_box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height, as SVG wants them."""
        return self.left, self.top, self.right - self.left, self.bottom - self.top

    def meets(self, other: "Box") -> bool:
        """Whether the two have at least a point in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )


@dataclass(frozen=True)
class DrawnState:
    """One state: its outline, the circles that stand for it where it is small, and where it lies."""

    iso3: str
    name: str
    outline: str
    circles: SafeString
    position: Point | None

    @cached_property
    def extent(self) -> Box | None:
        """The rectangle round the outline, or round its position where no outline is large enough to draw."""
        points = list(outline_points(self.outline)) or ([self.position] if self.position else [])
        if not points:
            return None
        across, down = zip(*points, strict=True)
        return Box(min(across), min(down), max(across), max(down))


@dataclass(frozen=True)
class DrawnLabel:
    """A short name beside or on a state; ``iso3`` is empty for names in the enlarged box."""

    text: str
    across: str
    down: str
    anchor: str
    iso3: str
    is_on_state: bool


@dataclass(frozen=True)
class Drawing:
    """The whole map: states by ISO 3166 alpha-3 code in order of their names, labels, what lies around."""

    view_box: str
    size: Point
    states: dict[str, DrawnState]
    labels: tuple[DrawnLabel, ...]
    context: SafeString
    land: SafeString


def outline_points(outline: str) -> list[Point]:
    """List the corners of a path made of ``M x y l dx dy …z`` rings, as the map's program writes them."""
    points: list[Point] = []
    for ring in outline.split("z"):
        numbers = [float(number) for number in NUMBER.findall(ring)]
        across = down = 0.0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            across, down = across + dx, down + dy
            points.append((across, down))
    return points


def _markup(element: ElementTree.Element) -> SafeString:
    """Write an element of our own drawing back as markup."""
    text = ElementTree.tostring(element, encoding="unicode").replace(" />", "/>").strip()
    return mark_safe(text)  # noqa: S308  the drawing is a file of ours


def _joined(elements: list[ElementTree.Element]) -> SafeString:
    return format_html_join("\n", "{}", ((_markup(element),) for element in elements))


def _state(element: ElementTree.Element) -> DrawnState:
    path = element.find("path")
    across, _space, down = element.get("data-at", "").partition(" ")
    return DrawnState(
        iso3=element.get("data-iso3", ""),
        name=element.get("aria-label", ""),
        outline="" if path is None else path.get("d", ""),
        circles=_joined(element.findall("circle")),
        position=(float(across), float(down)) if down else None,
    )


def _label(element: ElementTree.Element) -> DrawnLabel:
    return DrawnLabel(
        text=element.text or "",
        across=element.get("x", ""),
        down=element.get("y", ""),
        anchor=element.get("text-anchor", ""),
        iso3=element.get("data-label", ""),
        is_on_state=element.get("class") == "on",
    )


@lru_cache(maxsize=1)
def read_drawing() -> Drawing:
    """Read the map from disk, once in the life of the process."""
    root = ElementTree.parse(DRAWING).getroot()  # noqa: S314  the drawing is a file of ours
    for element in root.iter():
        element.tag = element.tag.removeprefix(NAMESPACE)  # in HTML, SVG needs no namespace
    width, height = (float(number) for number in root.get("viewBox", "").split()[2:])
    states = [_state(element) for element in root.iterfind("g[@class='states']/g")]
    context = [element for element in root if element.get("class") in ("graticule", "land", "inset")]
    return Drawing(
        view_box=root.get("viewBox", ""),
        size=(width, height),
        states={state.iso3: state for state in states},
        labels=tuple(_label(element) for element in root.iterfind("g[@class='labels']/text")),
        context=_joined(context),
        land=_joined([element for element in context if element.get("class") == "land"]),
    )
