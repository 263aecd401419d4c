"""Small multiples and the table of states as pictures that stand alone, colours and key included."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from initiatives.alignment.heat import NO_DATA, HeatView
from initiatives.alignment.items import Kind, Outcome
from initiatives.alignment.page import AlignmentPage
from initiatives.alignment.partners import Chapter, Number, Panel, PartnersView
from initiatives.models import Source
from initiatives.pictures.palette import LIGHT
from initiatives.pictures.picture import Picture
from initiatives.pictures.sources import source_line

COLUMNS, PANEL_WIDTH, NAME, LINE, GAP = 4, 220, 20, 18, 14
SQUARE, PITCH, LABEL, KEY = 10, 12, 26, 30
FIRST_COLUMN, CELL_WIDTH, CELL_HEIGHT, STEP_WIDTH = 190, 38, 20, 110
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
    parts = [_outcome_key()]
    for place, panel in enumerate(chapter.panels):
        row, column = divmod(place, COLUMNS)
        parts.append(_panel(panel, column * PANEL_WIDTH, KEY + row * panel_height))
    rows = -(-len(chapter.panels) // COLUMNS)
    return Picture(
        title=_("%(kind)s: how states stand to partners") % {"kind": kind.label},
        description=_described(chapter),
        width=COLUMNS * PANEL_WIDTH,
        height=KEY + max(rows * panel_height - GAP, LINE),
        body=_joined(parts),
        source=source_line(_sources(page, kind, [its.iso3 for its in page.partners])),
        note=_note(page),
    )


def states_picture(page: AlignmentPage, kind: Kind) -> Picture:
    """One kind of item, state with state, in five steps and with the number in each cell."""
    heat = HeatView(page, kind)
    parts = [HATCH, _step_key(heat)]
    for column, state in enumerate(heat.columns):
        across = FIRST_COLUMN + (column + 0.5) * CELL_WIDTH
        parts.append(
            _text(state.iso3, across, KEY + 14, 'font-size="11" font-weight="700" text-anchor="middle"')
        )
    for place, row in enumerate(heat.rows):
        down = KEY + (place + 1) * CELL_HEIGHT
        parts.append(_text(row["country"].heading, 0, down + 14, 'font-size="11"'))
        for column, cell in enumerate(row["cells"]):
            parts.append(_cell(cell, FIRST_COLUMN + column * CELL_WIDTH, down))
    return Picture(
        title=_("%(kind)s: how states stand to each other") % {"kind": kind.label},
        description=_("A table of states with states; each cell says on how many items both did the same."),
        width=max(FIRST_COLUMN + len(heat.columns) * CELL_WIDTH, 6 * STEP_WIDTH),
        height=KEY + (len(heat.rows) + 1) * CELL_HEIGHT,
        body=_joined(parts),
        source=source_line(_sources(page, kind, [])),
        note=_("“4 of 6” means: the same on four of the six items on which both sides are on record."),
    )


PICTURES = {"partners": partners_picture, "states": states_picture}


def _panel(panel: Panel, across: int, down: int) -> SafeString:
    parts = [_text(panel.country.heading, across, down + 13, 'font-size="12" font-weight="700"')]
    for place, number in enumerate(panel.numbers):
        parts.append(_line(number, across, down + NAME + place * LINE))
    return _joined(parts)


def _line(number: Number, across: int, down: int) -> SafeString:
    squares = [
        _square(mark.outcome, across + LABEL + place * PITCH, down)
        for place, mark in enumerate(number.strip.marks)
    ]
    label = _text(number.short, across, down + 10, f'font-size="11" fill="{LIGHT["obsidiana-2"]}"')
    after = across + LABEL + number.strip.places * PITCH + 8
    return _joined([label, *squares, _text(number.tally.text, after, down + 10, 'font-size="11"')])


def _square(outcome: str, across: float, down: float) -> SafeString:
    anil = LIGHT["anil"]
    half = format_html('<path d="M{} {}v{}h{}z" fill="{}"/>', across, down, SQUARE, SQUARE, anil)
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>{}',
        *(across, down, SQUARE, SQUARE),
        anil if outcome == Outcome.SAME else "none",
        anil,
        half if outcome == Outcome.PARTLY else "",
    )


def _outcome_key() -> SafeString:
    parts = []
    for place, outcome in enumerate((Outcome.SAME, Outcome.PARTLY, Outcome.OPPOSED)):
        across = place * STEP_WIDTH
        parts += [_square(outcome, across, 0), _text(outcome.label, across + 18, 10, 'font-size="12"')]
    return _joined(parts)


def _step_key(heat: HeatView) -> SafeString:
    parts = []
    for place, step in enumerate(heat.legend):
        across = place * STEP_WIDTH
        parts += [
            _box(step["step"], across, 0, 26, 13),
            _text(step["label"], across + 32, 11, 'font-size="11"'),
        ]
    return _joined(parts)


def _cell(cell, across: float, down: float) -> SafeString:
    if cell.step not in LIGHT and cell.step != NO_DATA:
        return SafeString("")
    ink = LIGHT["surface" if cell.step in DARK_STEPS else "obsidiana"]
    attributes = f'font-size="10" text-anchor="middle" fill="{ink}"'
    box = _box(cell.step, across, down, CELL_WIDTH, CELL_HEIGHT)
    return _joined([box, _text(cell.text, across + CELL_WIDTH / 2, down + 14, attributes)])


def _box(step: str, across: float, down: float, width: float, height: float) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>',
        *(across, down, width, height),
        LIGHT.get(step, "url(#none)"),
        LIGHT["surface"],
    )


def _text(words, across: float, down: float, attributes: str) -> SafeString:
    """Words at a place; ``attributes`` are ours and hold nothing that anybody wrote."""
    ours = mark_safe(attributes)  # noqa: S308  constants of this module
    return format_html('<text x="{}" y="{}" {}>{}</text>', f"{across:g}", f"{down:g}", ours, words)


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return mark_safe("\n".join(parts))  # noqa: S308  parts are escaped


def _described(chapter: Chapter) -> str:
    """The numbers in words, state by state."""
    states = [
        f"{panel.country.heading}: " + ", ".join(f"{its.name} {its.tally.text}" for its in panel.numbers)
        for panel in chapter.panels
    ]
    return "; ".join(states) or _("No item in common to compare.")


def _note(page: AlignmentPage) -> str:
    names = ", ".join(f"{partner.iso2} {partner.heading}" for partner in page.partners)
    return _("%(partners)s. Partly is never counted as the same. How it is counted stands on the page.") % {
        "partners": names
    }


def _sources(page: AlignmentPage, kind: Kind, partners: Iterable[str]) -> list[Source]:
    """The sources of what the shown sides did on this kind of item; the board has to be read with them."""
    codes = [state.iso3 for state in page.states] + list(partners)
    return [
        citation.source
        for code in codes
        for key, stand in page.board.stands.get(code, {}).items()
        if key[0] == kind
        for row in stand.rows
        for citation in row.citations.all()
    ]
