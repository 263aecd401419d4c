"""Year by year as a picture that stands alone: a line for each year, a column for each partner."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from initiatives.alignment.drawing import Segment
from initiatives.alignment.items import Kind, Outcome
from initiatives.alignment.page import AlignmentPage
from initiatives.alignment.picture_parts import KEY, STEP_WIDTH, counting_note, joined, sources_of, text
from initiatives.alignment.years import YearLine, YearNumber, YearsView
from initiatives.pictures.palette import LIGHT
from initiatives.pictures.picture import Picture
from initiatives.pictures.sources import source_line

YEAR, COLUMN, BAR, BAR_HEIGHT, HEAD, LINE = 64, 260, 236, 9, 20, 42
QUIET = f'font-size="11" fill="{LIGHT["obsidiana-2"]}"'
BOLD = 'font-size="12" font-weight="700"'
# The same shades as on the page: full, pale, empty.
SHADES = {Outcome.SAME: "1", Outcome.PARTLY: "0.35", Outcome.OPPOSED: "0"}


def years_picture(page: AlignmentPage, kind: Kind) -> Picture:
    """One kind of item: what was compared in each year, and what has added up so far."""
    lines = YearsView(page).lines(kind)
    parts = [_key(), *_heads(page)]
    for place, line in enumerate(lines):
        parts.append(_line(line, KEY + HEAD + place * LINE))
    return Picture(
        title=_("%(kind)s: year by year") % {"kind": kind.label},
        description=_described(page, lines),
        width=YEAR + max(len(page.partners), 2) * COLUMN,
        height=KEY + HEAD + max(len(lines), 1) * LINE,
        body=joined(parts),
        source=source_line(sources_of(page, kind, [its.iso3 for its in page.partners])),
        note=counting_note(),
    )


def _heads(page: AlignmentPage) -> list[SafeString]:
    return [
        text(partner.heading, YEAR + place * COLUMN, KEY + 8, BOLD)
        for place, partner in enumerate(page.partners)
    ]


def _line(line: YearLine, down: int) -> SafeString:
    numbers = [_number(number, YEAR + place * COLUMN, down) for place, number in enumerate(line.numbers)]
    return joined([text(line.year or _("No year"), 0, down + 12, BOLD), *numbers])


def _number(number: YearNumber, across: int, down: int) -> SafeString:
    so_far = _("%(count)s so far") % {"count": number.so_far.text}
    bars = [_bar(segment, across, down + 18) for segment in number.segments]
    words = [
        text(number.tally.text, across, down + 12, BOLD),
        text(so_far, across + BAR / 2, down + 12, QUIET),
    ]
    return joined([*words, *bars])


def _bar(segment: Segment, across: int, down: int) -> SafeString:
    left, width = across + float(segment.x) * BAR / 100, float(segment.width) * BAR / 100
    return _box(segment.outcome, left, down, width)


def _box(outcome: str, across: float, down: float, width: float) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" fill-opacity="{}" stroke="{}"/>',
        *(f"{across:g}", f"{down:g}", f"{width:g}", BAR_HEIGHT),
        *(LIGHT["anil"], SHADES[Outcome(outcome)], LIGHT["anil"]),
    )


def _key() -> SafeString:
    parts = []
    for place, outcome in enumerate(SHADES):
        across = place * STEP_WIDTH
        parts += [_box(outcome, across, 1, 14), text(outcome.label, across + 20, 10, 'font-size="12"')]
    return joined(parts)


def _described(page: AlignmentPage, lines: list[YearLine]) -> str:
    """The numbers in words, year by year."""
    names = [partner.heading for partner in page.partners]
    years = [
        f"{line.year or _('No year on record')}: "
        + ", ".join(f"{name} {number.tally.text}" for name, number in zip(names, line.numbers, strict=True))
        for line in lines
    ]
    return "; ".join(years) or _("No item in common to compare.")
