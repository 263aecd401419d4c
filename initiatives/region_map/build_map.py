#!/usr/bin/env python3
"""Draw the 33 CELAC states as one accessible SVG.

    python build_map.py                         # fetches world-atlas with npm, writes latin-america.svg beside this file
    python build_map.py --topology countries-50m.json --out map.svg

Data: Natural Earth 1:50m (public domain), as TopoJSON in the npm package `world-atlas` (ISC). Standard library only.

How: decode the shared arcs, project them (Lambert azimuthal equal-area, so that sizes can be compared), simplify each
arc once (Visvalingam), so that neighbours keep the same border, then join arcs to rings. Every state is one
`<g class="state" data-iso3="…">` with a `<title>`; states too small to see also get a circle in the inset
and, in `data-at`, the point of the map where they lie.
Neighbouring land (`.land`) is context only and takes no side on any claim to territory.
"""
import argparse, heapq, json, math, pathlib, subprocess, tarfile, tempfile

PACKAGE = "world-atlas@2.0.2"
CENTRE = (-76.0, -11.0)          # of the projection: longitude, latitude
WINDOW = (-118.6, -33.5, -56.4, 33.4)  # west, east, south, north: what decides the scale
WIDTH = 680                      # of the drawing, in user units
MIN_AREA = .75                  # Visvalingam: triangles below this many square units are dropped
MIN_RING = 2.0                   # islands below this area are dropped, unless the state has none larger
INSET_BOX = (466, 8, 206, 204)  # x, y, width, height
INSET_GEO = (-63.9, -58.3, 9.9, 18.3)

INSIDE = set("MEX BRA ARG BOL PER COL VEN PRY URY".split())  # labels that lie on their state

STATES = {  # ISO numeric: (alpha-3, name, label at (lon, lat) or None)
    "028": ("ATG", "Antigua and Barbuda", None), "032": ("ARG", "Argentina", (-65.2, -35)),
    "044": ("BHS", "Bahamas", (-74.6, 27.2)), "052": ("BRB", "Barbados", None),
    "084": ("BLZ", "Belize", (-85.9, 18.5)), "068": ("BOL", "Bolivia", (-64.6, -16.9)),
    "076": ("BRA", "Brazil", (-52.5, -10.5)), "152": ("CHL", "Chile", (-75.6, -34)),
    "170": ("COL", "Colombia", (-73.3, 3.7)), "188": ("CRI", "Costa Rica", (-86.7, 8.6)),
    "192": ("CUB", "Cuba", (-80.4, 24.5)), "212": ("DMA", "Dominica", None),
    "214": ("DOM", "Dominican Republic", (-68.0, 20.6)), "218": ("ECU", "Ecuador", (-82.9, -1.4)),
    "222": ("SLV", "El Salvador", (-91.1, 12.4)), "308": ("GRD", "Grenada", None),
    "320": ("GTM", "Guatemala", (-93.3, 14.0)), "328": ("GUY", "Guyana", (-57.6, 7.9)),
    "332": ("HTI", "Haiti", (-72.9, 16.9)), "340": ("HND", "Honduras", (-82.9, 16.4)),
    "388": ("JAM", "Jamaica", (-77.4, 16.6)), "484": ("MEX", "Mexico", (-102.4, 24.0)),
    "558": ("NIC", "Nicaragua", (-88.5, 10.6)), "591": ("PAN", "Panama", (-80.6, 6.1)),
    "600": ("PRY", "Paraguay", (-58.4, -23.2)), "604": ("PER", "Peru", (-75.2, -10.0)),
    "659": ("KNA", "Saint Kitts and Nevis", None), "662": ("LCA", "Saint Lucia", None),
    "670": ("VCT", "Saint Vincent and the Grenadines", None), "740": ("SUR", "Suriname", (-53.9, 7.0)),
    "780": ("TTO", "Trinidad and Tobago", None), "858": ("URY", "Uruguay", (-55.9, -32.9)),
    "862": ("VEN", "Venezuela", (-65.6, 7.2)),
}
INSET = {  # where the circle of a small state stands in the inset: longitude, latitude, side of its name
    "KNA": (-62.75, 17.35, "w"), "ATG": (-61.8, 17.3, "e"), "DMA": (-61.35, 15.43, "e"), "LCA": (-60.98, 13.9, "e"),
    "VCT": (-61.2, 13.1, "w"), "BRB": (-59.55, 13.18, "s"), "GRD": (-61.68, 12.1, "w"), "TTO": (-61.25, 10.5, "w"),
}
EASY_TO_HIT = {"JAM": (-77.3, 18.15), "BHS": (-77.1, 24.7)}  # islands that get an invisible larger target


def laea(lon, lat):
    """Lambert azimuthal equal-area, on the unit sphere, y down."""
    lam, phi, phi0 = math.radians(lon - CENTRE[0]), math.radians(lat), math.radians(CENTRE[1])
    cos_c = math.sin(phi0) * math.sin(phi) + math.cos(phi0) * math.cos(phi) * math.cos(lam)
    k = math.sqrt(2 / max(1 + cos_c, 1e-9))
    return (k * math.cos(phi) * math.sin(lam),
            -k * (math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(lam)))


def fit():
    """The affine that puts WINDOW into a drawing WIDTH units wide; and its height."""
    west, east, south, north = WINDOW
    edge = [laea(lon, lat) for lon, lat in ((-117.2, 32.5), (-34.6, -7), (-86, 33), (-68, south), (-72, south))]
    x0, x1 = min(p[0] for p in edge), max(p[0] for p in edge)
    y0, y1 = min(p[1] for p in edge), max(p[1] for p in edge)
    pad = 8
    scale = (WIDTH - 2 * pad) / (x1 - x0)
    return (lambda lon, lat: ((laea(lon, lat)[0] - x0) * scale + pad, (laea(lon, lat)[1] - y0) * scale + pad),
            round((y1 - y0) * scale + 2 * pad))


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def visvalingam(points, limit):
    """Drop the points whose triangle with their neighbours is smaller than `limit`; ends stay."""
    n = len(points)
    if n < 3:
        return points
    before, after = list(range(-1, n - 1)), list(range(1, n + 1))
    tri = lambda i: area([points[before[i]], points[i], points[after[i]]])
    size = {i: tri(i) for i in range(1, n - 1)}
    heap = [(a, i) for i, a in size.items()]
    heapq.heapify(heap)
    while heap:
        a, i = heapq.heappop(heap)
        if size.get(i) != a:
            continue
        if a >= limit:
            break
        del size[i]
        b, c = before[i], after[i]
        after[b], before[c] = c, b
        for j in (b, c):
            if j in size:
                size[j] = max(tri(j), a)
                heapq.heappush(heap, (size[j], j))
    return [points[i] for i in range(n) if i in size or i in (0, n - 1)]


def clip(ring, box):
    """Sutherland–Hodgman against a rectangle: keeps far land out of the file."""
    x0, y0, x1, y1 = box
    for axis, bound, keep in ((0, x0, 1), (0, x1, -1), (1, y0, 1), (1, y1, -1)):
        out = []
        for a, b in zip(ring, ring[1:] + ring[:1]):
            ina, inb = (a[axis] - bound) * keep >= 0, (b[axis] - bound) * keep >= 0
            if ina != inb:
                t = (bound - a[axis]) / (b[axis] - a[axis])
                cut = (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
                out += [cut, b] if inb else [cut]
            elif inb:
                out.append(b)
        ring = out
    return ring


def path(rings, digits=1):
    """Relative, rounded path data: the rounding error does not add up, because it is taken from the drawn point."""
    def num(value):
        text = f"{value:.{digits}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return {"-0": "0"}.get(text, text.replace("-0.", "-.") if text.startswith("-0.") else text.removeprefix("0") if text.startswith("0.") else text)

    out = []
    for ring in rings:
        x = y = 0.0
        text = ""
        for i, (px, py) in enumerate(ring):
            dx, dy = round(px - x, digits), round(py - y, digits)
            if i and not dx and not dy:
                continue
            a, b = num(dx), num(dy)
            text += ("M" if not i else "l" if i == 1 else "" if a[0] == "-" else " ") + a + ("" if b[0] == "-" else " ") + b
            x, y = x + dx, y + dy
        out.append(text + "z")
    return "".join(out)


def topology(args):
    if args.topology:
        return json.loads(pathlib.Path(args.topology).read_text())
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(pathlib.Path(folder).glob("*.tgz"))) as tar:
            return json.load(tar.extractfile("package/countries-50m.json"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--topology", help="countries-50m.json of world-atlas; fetched with npm if left out")
    parser.add_argument("--out", default=pathlib.Path(__file__).with_name("latin-america.svg"))
    args = parser.parse_args()

    topo = topology(args)
    (sx, sy), (tx, ty) = topo["transform"]["scale"], topo["transform"]["translate"]
    project, height = fit()
    frame = (-4, -4, WIDTH + 4, height + 4)

    raw, drawn = [], []
    for arc in topo["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        raw.append(points)
        near = any(-145 < lon < -20 and -62 < lat < 62 for lon, lat in points)
        drawn.append(visvalingam([project(*p) for p in points], MIN_AREA) if near else None)

    def rings(geometry):
        polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}[geometry["type"]]
        for polygon in polygons:
            for ring in polygon:
                parts = [drawn[i] if i >= 0 else drawn[~i] and drawn[~i][::-1] for i in ring]
                if all(parts):
                    yield [p for part in parts for p in part[:-1]]

    states, land = [], []
    for geometry in topo["objects"]["countries"]["geometries"]:
        if geometry["type"] not in ("Polygon", "MultiPolygon"):
            continue
        found = [clip(r, frame) for r in rings(geometry)]
        found = sorted((r for r in found if len(r) > 2), key=area, reverse=True)
        if geometry.get("id") in STATES:
            code, name, label = STATES[geometry["id"]]
            keep = [r for r in found if area(r) >= MIN_RING] or found[:1]
            if code == "BHS":
                keep = [r for r in found if area(r) >= .1]
            states.append((name, code, label, keep))
        else:
            land += [r for r in found if area(r) >= MIN_RING]

    ix, iy, iw, ih = INSET_BOX
    w, e, s, n = INSET_GEO
    squeeze = math.cos(math.radians((s + n) / 2))
    unit = min((iw - 20) / ((e - w) * squeeze), (ih - 20) / (n - s))
    mid = ix + iw / 2 - 6
    inset = lambda lon, lat: (mid + (lon - (w + e) / 2) * squeeze * unit, iy + 12 + (n - lat) * unit)

    line = lambda pts: "M" + "L".join("%.0f %.0f" % p for p in pts)
    parallel = lambda lat: line([p for p in (project(lon, lat) for lon in range(-130, -19, 3)) if -9 < p[0] < WIDTH + 9])
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {WIDTH} {height}" role="group" aria-labelledby="map-title map-desc">',
        '<title id="map-title">The 33 states of Latin America and the Caribbean</title>',
        '<desc id="map-desc">One shape for each state. The eight smallest island states of the eastern Caribbean are also shown as circles in an enlarged box at the upper right.</desc>',
        '<g class="graticule" aria-hidden="true" fill="none" stroke="currentColor" stroke-opacity=".18" stroke-width=".8">'
        + "".join(f'<path d="{parallel(lat)}"{dash}/>' for lat, dash in ((23.44, ' stroke-dasharray="2 4"'), (0, ""), (-23.44, ' stroke-dasharray="2 4"')))
        + "</g>",
        f'<path class="land" aria-hidden="true" fill="currentColor" fill-opacity=".08" d="{path(land, 0)}"/>',
        f'<g class="inset" aria-hidden="true" fill="none" stroke="currentColor" stroke-opacity=".35"><rect x="{ix}" y="{iy}" width="{iw}" height="{ih}" rx="3"/>'
        + '<path stroke-dasharray="2 3" d="M%.0f %.0fL%.0f %.0fM%.0f %.0fL%.0f %.0f"/>' % (
            *project(-62.9, 17.6), ix, iy + ih * .28, *project(-60.6, 10.4), ix + iw * .52, iy + ih)
        + "</g>",
    ]
    labels = []
    out.append('<g class="states" fill="#2a3f8f" stroke="#fff" stroke-linejoin="round">')  # pages override these with CSS
    for name, code, label, keep in sorted(states):
        shapes = f'<path d="{path(keep)}"/>'
        place = ""
        if code in INSET:
            lon, lat, side = INSET[code]
            place = ' data-at="%.0f %.0f"' % project(lon, lat)
            x, y = inset(lon, lat)
            shapes += f'<circle cx="{x:.0f}" cy="{y:.0f}" r="9"/>'
            short = {"VCT": "St Vincent", "KNA": "St Kitts", "ATG": "Antigua", "LCA": "St Lucia", "TTO": "Trinidad"}.get(code, name)
            dx, dy, anchor = {"e": (14, 4, "start"), "w": (-14, 4, "end"), "s": (-4, 23, "middle")}[side]
            labels.append(f'<text x="{x + dx:.0f}" y="{y + dy:.0f}" text-anchor="{anchor}">{short}</text>')
        if code in EASY_TO_HIT:
            x, y = project(*EASY_TO_HIT[code])
            if code == "BHS":  # 700 low islands, no shape to speak of at this scale
                shapes += f'<circle cx="{x:.0f}" cy="{y:.0f}" r="6"/>'
            shapes += f'<circle class="hit" cx="{x:.0f}" cy="{y:.0f}" r="13" fill="none" stroke="none" pointer-events="all"/>'
        if label:
            x, y = project(*label)
            on = ' class="on" fill="#fff"' if code in INSIDE else ""
            labels.append(f'<text{on} x="{x:.0f}" y="{y + 4:.0f}" text-anchor="middle" data-label="{code}">{code}</text>')
        out.append(f'<g class="state" id="state-{code}" data-iso3="{code}"{place} role="img" aria-label="{name}"><title>{name}</title>{shapes}</g>')
    out.append("</g>")
    out.append('<g class="labels" aria-hidden="true" pointer-events="none" font-family="sans-serif" font-size="11">' + "".join(labels) + "</g>")
    out.append("</svg>")
    pathlib.Path(args.out).write_text("\n".join(out) + "\n")
    missing = {c for c, *_ in STATES.values()} - {c for _, c, *_ in states}
    assert len(states) == 33 and not missing, missing
    print(f"{args.out}: {pathlib.Path(args.out).stat().st_size} bytes, {len(states)} states, {WIDTH} x {height}")


if __name__ == "__main__":
    main()
