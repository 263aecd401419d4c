"""Small multiples and the table of states as pictures that stand alone, colours and key included."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from initiatives.alignment.heat import NO_DATA, HeatView
from initiatives.alignment.items import Kind
from initiatives.alignment.page import PARTNERS, STATES, YEARS, AlignmentPage
from initiatives.alignment.partners import Chapter, Number, Panel, PartnersView
from initiatives.alignment.picture_parts import (
    KEY,
    STEP_WIDTH,
    joined,
    outcome_key,
    partners_note,
    sources_of,
    square,
    text,
)
from initiatives.alignment.years_picture import years_picture
from initiatives.pictures.palette import LIGHT
from initiatives.pictures.picture import Picture
from initiatives.pictures.sources import source_line

COLUMNS, PANEL_WIDTH, NAME, LINE, GAP = 4, 220, 20, 18, 14
PITCH, LABEL = 12, 26
FIRST_COLUMN, CELL_WIDTH, CELL_HEIGHT = 190, 38, 20
DARK_STEPS = ("seq-4", "seq-5")
HATCH = format_html(
    '<pattern id="none" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0v5" stroke="{}" stroke-width="1.5"/></pattern>',
    LIGHT["line-strong"],
)


def partners_picture(page: AlignmentPage, kind: Kind) -> Picture:
    """One kind of item, a small chart for each state that has something to compare."""
    chapter = PartnersView(page).chapter(kind)
    lines = len(page.partners)
    panel_height = NAME + lines * LINE + GAP
    parts = [outcome_key()]
    for place, panel in enumerate(chapter.panels):
        row, column = divmod(place, COLUMNS)
        parts.append(_panel(panel, column * PANEL_WIDTH, KEY + row * panel_height))
    rows = -(-len(chapter.panels) // COLUMNS)
    return Picture(
        title=_("%(kind)s: how states stand to partners") % {"kind": kind.label},
        description=_described(chapter),
        width=COLUMNS * PANEL_WIDTH,
        height=KEY + max(rows * panel_height - GAP, LINE),
        body=joined(parts),
        source=source_line(sources_of(page, kind, [its.iso3 for its in page.partners])),
        note=partners_note(page),
    )


def states_picture(page: AlignmentPage, kind: Kind) -> Picture:
    """One kind of item, state with state, in five steps and with the number in each cell."""
    heat = HeatView(page, kind)
    parts = [HATCH, _step_key(heat)]
    for column, state in enumerate(heat.columns):
        across = FIRST_COLUMN + (column + 0.5) * CELL_WIDTH
        parts.append(
            text(state.iso3, across, KEY + 14, 'font-size="11" font-weight="700" text-anchor="middle"')
        )
    for place, row in enumerate(heat.rows):
        down = KEY + (place + 1) * CELL_HEIGHT
        parts.append(text(row["country"].heading, 0, down + 14, 'font-size="11"'))
        for column, cell in enumerate(row["cells"]):
            parts.append(_cell(cell, FIRST_COLUMN + column * CELL_WIDTH, down))
    return Picture(
        title=_("%(kind)s: how states stand to each other") % {"kind": kind.label},
        description=_("A table of states with states; each cell says on how many items both did the same."),
        width=max(FIRST_COLUMN + len(heat.columns) * CELL_WIDTH, 6 * STEP_WIDTH),
        height=KEY + (len(heat.rows) + 1) * CELL_HEIGHT,
        body=joined(parts),
        source=source_line(sources_of(page, kind, [])),
        note=_("“4 of 6” means: the same on four of the six items on which both sides are on record."),
    )


PICTURES = {PARTNERS: partners_picture, STATES: states_picture, YEARS: years_picture}


def _panel(panel: Panel, across: int, down: int) -> SafeString:
    parts = [text(panel.country.heading, across, down + 13, 'font-size="12" font-weight="700"')]
    for place, number in enumerate(panel.numbers):
        parts.append(_line(number, across, down + NAME + place * LINE))
    return joined(parts)


def _line(number: Number, across: int, down: int) -> SafeString:
    squares = [
        square(mark.outcome, across + LABEL + place * PITCH, down)
        for place, mark in enumerate(number.strip.marks)
    ]
    label = text(number.short, across, down + 10, f'font-size="11" fill="{LIGHT["obsidiana-2"]}"')
    after = across + LABEL + number.strip.places * PITCH + 8
    return joined([label, *squares, text(number.tally.text, after, down + 10, 'font-size="11"')])


def _step_key(heat: HeatView) -> SafeString:
    parts = []
    for place, step in enumerate(heat.legend):
        across = place * STEP_WIDTH
        parts += [
            _box(step["step"], across, 0, 26, 13),
            text(step["label"], across + 32, 11, 'font-size="11"'),
        ]
    return joined(parts)


def _cell(cell, across: float, down: float) -> SafeString:
    if cell.step not in LIGHT and cell.step != NO_DATA:
        return SafeString("")
    ink = LIGHT["surface" if cell.step in DARK_STEPS else "obsidiana"]
    attributes = f'font-size="10" text-anchor="middle" fill="{ink}"'
    box = _box(cell.step, across, down, CELL_WIDTH, CELL_HEIGHT)
    return joined([box, text(cell.text, across + CELL_WIDTH / 2, down + 14, attributes)])


def _box(step: str, across: float, down: float, width: float, height: float) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>',
        *(across, down, width, height),
        LIGHT.get(step, "url(#none)"),
        LIGHT["surface"],
    )


def _described(chapter: Chapter) -> str:
    """The numbers in words, state by state."""
    states = [
        f"{panel.country.heading}: " + ", ".join(f"{its.name} {its.tally.text}" for its in panel.numbers)
        for panel in chapter.panels
    ]
    return "; ".join(states) or _("No item in common to compare.")
