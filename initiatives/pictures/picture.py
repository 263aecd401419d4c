"""A picture with all that has to stand on it once it has left the page."""

import datetime
import textwrap
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from initiatives.pictures.palette import LIGHT
from initiatives.templatetags.partial_dates import format_partial_date

FORMS = {"svg": "image/svg+xml", "png": "image/png"}
FONT_FILES = [str(path) for path in sorted(Path(__file__).with_name("fonts").glob("*.ttf"))]
FAMILY = "Noto Sans"
SHARPNESS = 2  # pixels of a PNG for each unit of the drawing
MARGIN, TITLE_LINE, NOTE_LINE = 24, 28, 18
WIDTH_OF_LETTER = 0.56  # of the size of the type, on average and rather too much than too little
LICENCE = "CC BY 4.0"


@dataclass(frozen=True)
class Picture:
    """A drawing of ``width`` by ``height`` units, and the words that go with it.

    ``body`` is SVG markup from 0, 0 with colours of ``palette.LIGHT`` and without style sheets or
    variables. ``description`` says in words what is to be seen. ``source`` names whose data these are,
    ``note`` what has to be known of them.
    """

    title: str
    description: str
    width: float
    height: float
    body: SafeString
    source: str
    note: str = ""


def picture_response(picture: Picture, form: str, address: str, name: str) -> HttpResponse:
    """The picture as a file; ``form`` is ``svg`` or ``png``, ``address`` the page on which it stands."""
    content = as_svg(picture, address)
    response = HttpResponse(as_png(content) if form == "png" else content, content_type=FORMS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def as_svg(picture: Picture, address: str, day: datetime.date | None = None) -> str:
    """The picture as an SVG document that needs nothing else; ``address`` is without the host."""
    width = picture.width + 2 * MARGIN
    titles = lines_of(picture.title, picture.width, 20)
    full_address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address
    made = _("%(site)s, %(day)s, %(licence)s") % {
        "site": settings.WAGTAIL_SITE_NAME,
        "day": format_partial_date(day or timezone.localdate()),
        "licence": LICENCE,
    }
    foot = [
        line
        for text in (picture.note, picture.source, made, full_address)
        for line in lines_of(text, picture.width, 12)
    ]
    top = MARGIN + len(titles) * TITLE_LINE + 8
    notes = top + picture.height + 28
    context = {
        "picture": picture,
        "language": get_language() or settings.LANGUAGE_CODE,
        "family": f"'{FAMILY}', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
        "colour": {name.replace("-", "_"): value for name, value in LIGHT.items()},
        "size": {"width": f"{width:g}", "height": f"{notes + len(foot) * NOTE_LINE + MARGIN - NOTE_LINE:g}"},
        "margin": MARGIN,
        "top": f"{top:g}",
        "titles": [(text, MARGIN + place * TITLE_LINE + 20) for place, text in enumerate(titles)],
        "rule": f"{notes - 18:g}",
        "end": f"{width - MARGIN:g}",
        "foot": [(text, f"{notes + place * NOTE_LINE:g}") for place, text in enumerate(foot)],
    }
    return render_to_string("initiatives/pictures/picture.svg", context)


def as_png(svg: str) -> bytes:
    """A document of ours as pixels, in our own type, so that it looks alike on every server."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=SHARPNESS,
        background=LIGHT["surface"],
        skip_system_fonts=True,
        font_files=FONT_FILES,
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )


def lines_of(text: str, width: float, size: float) -> list[str]:
    """A text in lines that fit into a width at a size of type; SVG does not break lines itself."""
    letters = max(int(width / (size * WIDTH_OF_LETTER)), 8)
    return textwrap.wrap(printable_text(text), letters, break_on_hyphens=False)


def printable_text(text: str) -> str:
    """A text without the control characters that XML does not allow."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
