"""Geometry of the map: projection, simplification, clipping and path data, on plain lists of points."""

import heapq
import math
from collections.abc import Callable, Iterable

Point = tuple[float, float]
Ring = list[Point]
Projection = Callable[[float, float], Point]

CENTRE = (-76.0, -11.0)  # of the projection: longitude, latitude
EDGES = ((-117.2, 32.5), (-34.6, -7), (-86, 33), (-68, -56.4), (-72, -56.4))  # what decides the scale
PADDING = 8


def equal_area(longitude: float, latitude: float) -> Point:
    """Project by Lambert's azimuthal equal-area on the unit sphere, y down."""
    turn = math.radians(longitude - CENTRE[0])
    latitude, centre = math.radians(latitude), math.radians(CENTRE[1])
    cosine = math.sin(centre) * math.sin(latitude) + math.cos(centre) * math.cos(latitude) * math.cos(turn)
    scale = math.sqrt(2 / max(1 + cosine, 1e-9))
    across = math.cos(latitude) * math.sin(turn)
    up = math.cos(centre) * math.sin(latitude) - math.sin(centre) * math.cos(latitude) * math.cos(turn)
    return scale * across, -scale * up


def fitted_projection(width: float) -> tuple[Projection, int]:
    """Give the projection that fills a drawing of ``width`` user units, and the height of the drawing."""
    edge = [equal_area(*place) for place in EDGES]
    left, right = min(point[0] for point in edge), max(point[0] for point in edge)
    top, bottom = min(point[1] for point in edge), max(point[1] for point in edge)
    scale = (width - 2 * PADDING) / (right - left)

    def project(longitude: float, latitude: float) -> Point:
        across, down = equal_area(longitude, latitude)
        return (across - left) * scale + PADDING, (down - top) * scale + PADDING

    return project, round((bottom - top) * scale + 2 * PADDING)


def area(ring: Ring) -> float:
    """Give the area that a ring encloses."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def simplify(points: Ring, limit: float) -> Ring:
    """Drop the points whose triangle with their neighbours is below ``limit`` (Visvalingam); ends stay."""
    count = len(points)
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))

    def triangle(index: int) -> float:
        return area([points[before[index]], points[index], points[after[index]]])

    size = {index: triangle(index) for index in range(1, count - 1)}
    heap = [(triangle_area, index) for index, triangle_area in size.items()]
    heapq.heapify(heap)
    while heap:
        smallest, index = heapq.heappop(heap)
        if size.get(index) != smallest:
            continue
        if smallest >= limit:
            break
        del size[index]
        previous, following = before[index], after[index]
        after[previous], before[following] = following, previous
        for neighbour in (previous, following):
            if neighbour in size:
                size[neighbour] = max(triangle(neighbour), smallest)
                heapq.heappush(heap, (size[neighbour], neighbour))
    return [points[index] for index in range(count) if index in size or index in (0, count - 1)]


def clip(ring: Ring, frame: tuple[float, float, float, float]) -> Ring:
    """Cut a ring to a rectangle (Sutherland and Hodgman), so that far land stays out of the file."""
    left, top, right, bottom = frame
    for axis, bound, side in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        kept: Ring = []
        for start, end in zip(ring, ring[1:] + ring[:1], strict=True):
            start_inside, end_inside = (start[axis] - bound) * side >= 0, (end[axis] - bound) * side >= 0
            if start_inside != end_inside:
                share = (bound - start[axis]) / (end[axis] - start[axis])
                kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
            if end_inside:
                kept.append(end)
        ring = kept
    return ring


def path_data(rings: Iterable[Ring], digits: int = 1) -> str:
    """Write rings as relative, rounded path data.

    Each step is taken from the drawn point, so that the errors of rounding do not add up.
    """
    return "".join(f"{_ring_data(ring, digits)}z" for ring in rings)


def _ring_data(ring: Ring, digits: int) -> str:
    text = ""
    across = down = 0.0
    for index, (x, y) in enumerate(ring):
        step_across, step_down = round(x - across, digits), round(y - down, digits)
        if index and not step_across and not step_down:
            continue
        first, second = _number(step_across, digits), _number(step_down, digits)
        command = {0: "M", 1: "l"}.get(index, "" if first[0] == "-" else " ")
        text += command + first + ("" if second[0] == "-" else " ") + second
        across, down = across + step_across, down + step_down
    return text


def _number(value: float, digits: int) -> str:
    """Write a number as short as SVG reads it: ``.5`` and ``-.5``."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text == "-0":
        return "0"
    if text.startswith("-0."):
        return "-" + text[2:]
    return text[1:] if text.startswith("0.") else text
