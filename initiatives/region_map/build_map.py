"""Draws the 33 CELAC states as one accessible SVG, from the public-domain outlines of Natural Earth.

    python -m initiatives.region_map.build_map  # fetches world-atlas with npm, writes latin-america.svg
    python -m initiatives.region_map.build_map --topology countries-50m.json --out map.svg

Data: Natural Earth 1:50m (public domain), as TopoJSON in the npm package ``world-atlas`` (ISC). Nothing is
needed beyond the standard library.

How: decode the shared arcs, project them (Lambert azimuthal equal-area, so that sizes can be compared),
simplify each arc once (Visvalingam), so that neighbours keep the same border, then join arcs to rings. Every
state is one ``<g class="state" data-iso3="…">`` with a ``<title>``; states too small to see also get a circle
in the enlarged box and, in ``data-at``, the point of the map where they lie. Neighbouring land (``.land``) is
context only and takes no side on any claim to territory.
"""

import argparse
import json
import math
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from initiatives.region_map.geometry import (
    Point,
    Projection,
    Ring,
    area,
    clip,
    fitted_projection,
    path_data,
    simplify,
)
from initiatives.region_map.places import EASY_TO_HIT, INSETS, LABEL_ON_STATE, LOW_ISLANDS, PLACES, Place

PACKAGE = "world-atlas@2.0.2"
FETCH = ["npm", "pack", PACKAGE, "--silent"]
WIDTH = 680  # of the drawing, in user units
SMALLEST_TRIANGLE = 0.75  # square units, for the simplification
SMALLEST_ISLAND = 2.0  # smaller ones are dropped, unless the state has none larger
SMALLEST_LOW_ISLAND = 0.1
BOX = (466, 8, 206, 204)  # the enlarged box: x, y, width, height
BOX_BOUNDS = (-63.9, -58.3, 9.9, 18.3)  # west, east, south, north
TITLE = "The 33 states of Latin America and the Caribbean"
DESCRIPTION = (
    "One shape for each state. The eight smallest island states of the eastern Caribbean are also shown as "
    "circles in an enlarged box at the upper right."
)
NAME_OFFSETS = {"east": (14, 4, "start"), "west": (-14, 4, "end"), "south": (-4, 23, "middle")}


def read_topology(path: str | None) -> dict[str, Any]:
    """Read the outlines from a file, or from the npm package."""
    if path:
        return json.loads(Path(path).read_text())
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(FETCH, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  a constant
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            member = archive.extractfile("package/countries-50m.json")
            if member is None:
                raise ValueError(f"{PACKAGE} holds no countries-50m.json")
            return json.load(member)


def decode_arcs(topology: dict[str, Any], project: Projection) -> list[Ring | None]:
    """Give every arc as projected, simplified points; None for those far from the region."""
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs: list[Ring | None] = []
    for arc in topology["arcs"]:
        x = y = 0
        places: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            places.append((x * scale_x + shift_x, y * scale_y + shift_y))
        near = any(-145 < longitude < -20 and -62 < latitude < 62 for longitude, latitude in places)
        arcs.append(simplify([project(*place) for place in places], SMALLEST_TRIANGLE) if near else None)
    return arcs


def rings_of(geometry: dict[str, Any], arcs: list[Ring | None]) -> Iterator[Ring]:
    """Join the arcs of a country to rings; rings with a part far away are left out."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        for ring in polygon:
            parts = [arcs[number] if number >= 0 else (arcs[~number] or [])[::-1] for number in ring]
            if all(parts):
                yield [point for part in parts if part for point in part[:-1]]


def collect_shapes(
    topology: dict[str, Any], project: Projection, height: int
) -> tuple[list[tuple[Place, list[Ring]]], list[Ring]]:
    """Give the rings of each state of the region, largest first, and those of the land around."""
    arcs = decode_arcs(topology, project)
    frame = (-4, -4, WIDTH + 4, height + 4)
    states, land = [], []
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry["type"] not in ("Polygon", "MultiPolygon"):
            continue
        rings = [clip(ring, frame) for ring in rings_of(geometry, arcs)]
        rings = sorted((ring for ring in rings if len(ring) > 2), key=area, reverse=True)
        place = PLACES.get(geometry.get("id"))
        if place:
            smallest = SMALLEST_LOW_ISLAND if place.iso3 == LOW_ISLANDS else SMALLEST_ISLAND
            states.append((place, [ring for ring in rings if area(ring) >= smallest] or rings[:1]))
        else:
            land += [ring for ring in rings if area(ring) >= SMALLEST_ISLAND]
    if len(states) != len(PLACES):
        raise ValueError(f"{len(states)} states found, {len(PLACES)} expected")
    return sorted(states, key=lambda state: state[0].name), land


def place_in_box(longitude: float, latitude: float) -> Point:
    """Give the point of the enlarged box for a place in the eastern Caribbean."""
    left, top, width, height = BOX
    west, east, south, north = BOX_BOUNDS
    squeeze = math.cos(math.radians((south + north) / 2))
    unit = min((width - 20) / ((east - west) * squeeze), (height - 20) / (north - south))
    middle = left + width / 2 - 6
    return middle + (longitude - (west + east) / 2) * squeeze * unit, top + 12 + (north - latitude) * unit


def draw_graticule(project: Projection) -> str:
    """Draw the equator and the tropics."""
    lines = []
    for latitude, dash in ((23.44, ' stroke-dasharray="2 4"'), (0, ""), (-23.44, ' stroke-dasharray="2 4"')):
        points = [project(longitude, latitude) for longitude in range(-130, -19, 3)]
        points = [point for point in points if -9 < point[0] < WIDTH + 9]
        lines.append(f'<path d="M{"L".join(f"{x:.0f} {y:.0f}" for x, y in points)}"{dash}/>')
    return (
        '<g class="graticule" aria-hidden="true" fill="none" stroke="currentColor" stroke-opacity=".18" '
        f'stroke-width=".8">{"".join(lines)}</g>'
    )


def draw_box(project: Projection) -> str:
    """Draw the frame of the enlarged box and the two lines that say what it enlarges."""
    left, top, width, height = BOX
    corners = [
        (project(-62.9, 17.6), (left, top + height * 0.28)),
        (project(-60.6, 10.4), (left + width * 0.52, top + height)),
    ]
    lines = "".join(f"M{x:.0f} {y:.0f}L{end_x:.0f} {end_y:.0f}" for (x, y), (end_x, end_y) in corners)
    return (
        '<g class="inset" aria-hidden="true" fill="none" stroke="currentColor" stroke-opacity=".35">'
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="3"/>'
        f'<path stroke-dasharray="2 3" d="{lines}"/></g>'
    )


def draw_state(place: Place, rings: list[Ring], project: Projection) -> str:
    """Draw one state: its outline, and the circles of those too small to see or to hit."""
    shapes = f'<path d="{path_data(rings)}"/>'
    position = ""
    inset = INSETS.get(place.iso3)
    if inset:
        position = ' data-at="{:.0f} {:.0f}"'.format(*project(inset.longitude, inset.latitude))
        x, y = place_in_box(inset.longitude, inset.latitude)
        shapes += f'<circle cx="{x:.0f}" cy="{y:.0f}" r="9"/>'
    if place.iso3 in EASY_TO_HIT:
        x, y = project(*EASY_TO_HIT[place.iso3])
        if place.iso3 == LOW_ISLANDS:
            shapes += f'<circle cx="{x:.0f}" cy="{y:.0f}" r="6"/>'
        shapes += f'<circle class="hit" cx="{x:.0f}" cy="{y:.0f}" r="13" fill="none" stroke="none" '
        shapes += 'pointer-events="all"/>'
    return (
        f'<g class="state" id="state-{place.iso3}" data-iso3="{place.iso3}"{position} role="img" '
        f'aria-label="{place.name}"><title>{place.name}</title>{shapes}</g>'
    )


def draw_label(place: Place, project: Projection) -> str:
    """Write the code of a state beside or on it, or its short name beside its circle in the enlarged box."""
    inset = INSETS.get(place.iso3)
    if inset:
        x, y = place_in_box(inset.longitude, inset.latitude)
        across, down, anchor = NAME_OFFSETS[inset.side]
        attributes = f'x="{x + across:.0f}" y="{y + down:.0f}" text-anchor="{anchor}"'
        return f"<text {attributes}>{inset.short_name}</text>"
    if not place.label:
        return ""
    x, y = project(*place.label)
    on_state = ' class="on" fill="#fff"' if place.iso3 in LABEL_ON_STATE else ""
    return (
        f'<text{on_state} x="{x:.0f}" y="{y + 4:.0f}" text-anchor="middle" '
        f'data-label="{place.iso3}">{place.iso3}</text>'
    )


def draw_map(topology: dict[str, Any]) -> str:
    """Draw the whole map."""
    project, height = fitted_projection(WIDTH)
    states, land = collect_shapes(topology, project, height)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {WIDTH} {height}" '
            'role="group" aria-labelledby="map-title map-desc">',
            f'<title id="map-title">{TITLE}</title>',
            f'<desc id="map-desc">{DESCRIPTION}</desc>',
            draw_graticule(project),
            '<path class="land" aria-hidden="true" fill="currentColor" fill-opacity=".08" '
            f'd="{path_data(land, 0)}"/>',
            draw_box(project),
            '<g class="states" fill="#2a3f8f" stroke="#fff" stroke-linejoin="round">',
            *(draw_state(place, rings, project) for place, rings in states),
            "</g>",
            '<g class="labels" aria-hidden="true" pointer-events="none" font-family="sans-serif" '
            'font-size="11">' + "".join(draw_label(place, project) for place, _rings in states) + "</g>",
            "</svg>\n",
        ]
    )


def main() -> None:
    """Read the outlines and write the map."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--topology", help="countries-50m.json of world-atlas; fetched with npm if left out")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("latin-america.svg"))
    options = parser.parse_args()
    options.out.write_text(draw_map(read_topology(options.topology)))


if __name__ == "__main__":
    main()
