"""Draws series in time: the chosen ones with a mark, a colour and their name, all others in grey."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from initiatives.details.series import Series, SeriesChart
from initiatives.pictures.palette import LIGHT

WIDTH, HEIGHT = 720, 380
LEFT, RIGHT, TOP, BOTTOM = 44, 150, 24, 28
LEAST_GAP = 15
LETTERS = 21
STEPS = 5
NICE = (1, 2, 2.5, 5, 10)
# One shape for each place, round the point 0, 0, so that colour is never needed to tell them apart.
SHAPES = (
    '<circle r="4.5"/>',
    '<path d="M-4.5-4.5h9v9h-9z"/>',
    '<path d="M0-5.5 5.5 4.5h-11z"/>',
    '<path d="M0-6 6 0 0 6-6 0z"/>',
    '<path d="M-5-2h3v-3h4v3h3v4h-3v3h-4v-3h-3z"/>',
)


def line_chart(chart: SeriesChart) -> SafeString:
    """The drawing, ``WIDTH`` by ``HEIGHT``; on a page the style sheet lays its colours over those here."""
    frame = _Frame(chart)
    context = [series for series in chart.series if not series.place]
    parts = [
        _grid(frame, chart.unit),
        format_html(
            '<g class="context" fill="{}" stroke="{}">{}</g>',
            LIGHT["line"],
            LIGHT["line"],
            _context(frame, context),
        ),
    ]
    places = _label_places(frame, chart.chosen)
    parts += [_line(frame, series, places[series.code]) for series in chart.chosen]
    return mark_safe("\n".join(parts))  # noqa: S308  parts are escaped


class _Frame:
    """Where values and years stand."""

    def __init__(self, chart: SeriesChart):
        self.joined = chart.joined
        self.years = chart.years
        self.step = nice_step(chart.maximum)
        self.top = self.step * STEPS

    def across(self, year: int) -> float:
        span = self.years[-1] - self.years[0]
        return round(LEFT + (year - self.years[0]) / span * (WIDTH - LEFT - RIGHT), 1)

    def down(self, value: float) -> float:
        return round(HEIGHT - BOTTOM - value / self.top * (HEIGHT - TOP - BOTTOM), 1)


def nice_step(maximum: float) -> float:
    """The least round fifth of a scale from nought that holds the maximum."""
    least = Decimal(str(maximum or 1)) / STEPS
    scale = Decimal(1).scaleb(least.adjusted())
    return float(next(Decimal(str(nice)) * scale for nice in NICE if Decimal(str(nice)) * scale >= least))


def _grid(frame: _Frame, unit: str) -> SafeString:
    lines = format_html_join(
        "",
        '<path class="rule" d="M{} {}H{}" stroke="{}"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (
                LEFT,
                frame.down(value),
                WIDTH - RIGHT,
                LIGHT["line"],
                LEFT - 8,
                frame.down(value) + 4,
                f"{value:g}",
            )
            for value in (round(frame.step * place, 6) for place in range(STEPS + 1))
        ),
    )
    every = max(1, -(-len(frame.years) // 9))
    shown = frame.years[::-1][::every]
    years = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="middle">{}</text>',
        ((frame.across(year), HEIGHT - 8, year) for year in shown),
    )
    return format_html(
        '<g class="scale" font-size="12" fill="{}">{}{}<text x="0" y="12">{}</text></g>',
        LIGHT["obsidiana-2"],
        lines,
        years,
        unit,
    )


def _context(frame: _Frame, series: Sequence[Series]) -> SafeString:
    if frame.joined:
        return format_html_join("", '<path fill="none" d="{}"/>', ((_path(frame, its),) for its in series))
    return format_html_join(
        "",
        '<circle cx="{}" cy="{}" r="3"/>',
        ((frame.across(year), frame.down(value)) for its in series for year, value in its.points),
    )


def _path(frame: _Frame, series: Series) -> str:
    return "M" + "L".join(f"{frame.across(year)} {frame.down(value)}" for year, value in series.points)


def _line(frame: _Frame, series: Series, label_down: float) -> SafeString:
    colour = LIGHT[f"cat-{series.place}"]
    shape = mark_safe(SHAPES[series.place - 1])  # noqa: S308  constants
    marks = format_html_join(
        "",
        '<g transform="translate({} {})" stroke="{}" stroke-width="1">{}</g>',
        ((frame.across(year), frame.down(value), LIGHT["obsidiana"], shape) for year, value in series.points),
    )
    line = (
        format_html('<path fill="none" stroke="{}" stroke-width="2.2" d="{}"/>', colour, _path(frame, series))
        if frame.joined
        else ""
    )
    name = series.name if len(series.name) <= LETTERS else series.code
    return format_html(
        '<g class="cat-{}" fill="{}">{}{}<g transform="translate({} {})" stroke="{}">{}</g>'
        '<text class="name" x="{}" y="{}" font-size="13" font-weight="700" fill="{}">{}</text></g>',
        series.place,
        colour,
        line,
        marks,
        WIDTH - RIGHT + 16,
        label_down,
        LIGHT["obsidiana"],
        shape,
        WIDTH - RIGHT + 26,
        label_down + 4.5,
        LIGHT["obsidiana"],
        name,
    )


def _label_places(frame: _Frame, chosen: Sequence[Series]) -> dict[str, float]:
    """Where the names stand: at the height of their last value, and never one on another."""
    places: dict[str, float] = {}
    last: float = TOP - LEAST_GAP
    for series in sorted(chosen, key=lambda its: frame.down(its.points[-1][1])):
        last = max(frame.down(series.points[-1][1]), last + LEAST_GAP)
        places[series.code] = last
    return places
