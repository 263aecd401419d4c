"""What the pictures of alignment are put together from."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from initiatives.alignment.items import Kind, Outcome
from initiatives.alignment.page import AlignmentPage
from initiatives.models import Source
from initiatives.pictures.palette import LIGHT

# The key stands on top, in steps of this width; what is drawn begins below it.
KEY, STEP_WIDTH = 30, 110
SQUARE = 10


def square(outcome: str, across: float, down: float) -> SafeString:
    """One item: full for the same, half for partly, empty for opposed."""
    anil = LIGHT["anil"]
    half = format_html('<path d="M{} {}v{}h{}z" fill="{}"/>', across, down, SQUARE, SQUARE, anil)
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>{}',
        *(across, down, SQUARE, SQUARE),
        anil if outcome == Outcome.SAME else "none",
        anil,
        half if outcome == Outcome.PARTLY else "",
    )


def outcome_key() -> SafeString:
    """What the squares mean."""
    parts = []
    for place, outcome in enumerate((Outcome.SAME, Outcome.PARTLY, Outcome.OPPOSED)):
        across = place * STEP_WIDTH
        parts += [square(outcome, across, 0), text(outcome.label, across + 18, 10, 'font-size="12"')]
    return joined(parts)


def text(words, across: float, down: float, attributes: str) -> SafeString:
    """Words at a place; ``attributes`` are ours and hold nothing that anybody wrote."""
    ours = mark_safe(attributes)  # noqa: S308  constants of this module
    return format_html('<text x="{}" y="{}" {}>{}</text>', f"{across:g}", f"{down:g}", ours, words)


def joined(parts: Sequence[SafeString]) -> SafeString:
    """Parts one after the other."""
    return mark_safe("\n".join(parts))  # noqa: S308  parts are escaped


def partners_note(page: AlignmentPage) -> str:
    """What the short names of partners stand for, and what a count is not."""
    names = ", ".join(f"{partner.iso2} {partner.heading}" for partner in page.partners)
    return f"{names}. {counting_note()}"


def counting_note() -> str:
    """What a count is not."""
    return _("Partly is never counted as the same. How it is counted stands on the page.")


def sources_of(page: AlignmentPage, kind: Kind, partners: Iterable[str]) -> list[Source]:
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
