"""Pictures stand alone: they need no style sheet and no font, and say all that has to be said of them."""

import datetime
import math
import re
from io import BytesIO
from pathlib import Path

import pytest
from defusedxml import ElementTree
from django.conf import settings as project
from django.utils.html import format_html
from PIL import Image

from initiatives.pictures.marks import PIGMENTS, mark_at
from initiatives.pictures.palette import LIGHT
from initiatives.pictures.picture import Picture, as_png, as_svg, lines_of
from initiatives.pictures.sources import source_line
from initiatives.templatetags.components import STANCE_WORDS
from tests.factories import SourceFactory

SVG = "{http://www.w3.org/2000/svg}"
LONG = "What the states of the region say about “<law & order>” in cyberspace, and where they say it " * 2


@pytest.fixture
def picture():
    body = format_html('<rect width="200" height="50" fill="{}"/>', LIGHT["anil"])
    return Picture(LONG, "One bar & more.", 640, 50, body, "Source: House <1>", "Not compared.")


def document_of(picture, **options):
    return ElementTree.fromstring(as_svg(picture, "/map/?measure=a&b=1", **options))


def test_picture_says_what_it_is_whose_it_is_when_it_was_made_and_where_it_stands(picture, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example/"
    document = document_of(picture, day=datetime.date(2026, 11, 23))
    assert document.findtext(f"{SVG}title") == LONG
    assert document.findtext(f"{SVG}desc") == "One bar & more."
    texts = [element.text for element in document.iter(f"{SVG}text")]
    assert texts[-4:] == [
        "Not compared.",
        "Source: House <1>",
        "Cyber diplomacy in Latin America and the Caribbean, 23 Nov 2026, CC BY 4.0",
        "https://portal.example/map/?measure=a&b=1",
    ]
    assert " ".join(texts[:-4]) == LONG.strip()
    assert len(texts) > 5


def test_picture_needs_nothing_else(picture):
    text = as_svg(picture, "/")
    assert not re.search(r"var\(|style=|class=|<style|href=|url\(http|currentColor|oklch", text)
    assert "sans-serif" in text


def test_pixels_are_drawn_in_our_own_type_on_white(picture):
    image = Image.open(BytesIO(as_png(as_svg(picture, "/")))).convert("RGB")
    assert image.width == (640 + 48) * 2
    assert image.getpixel((2, 2)) == (255, 255, 255)
    ink = tuple(int(LIGHT["obsidiana"][place : place + 2], 16) for place in (1, 3, 5))
    head = image.crop((0, 0, image.width, 80))
    assert ink in {colour for _count, colour in head.getcolors(head.width * head.height)}


@pytest.mark.parametrize("mark", STANCE_WORDS)
def test_every_mark_of_the_sprite_can_be_drawn(mark):
    assert LIGHT[PIGMENTS[mark]] in mark_at(mark, 0, 0)


def test_colours_are_the_light_ones_of_the_style_sheet():
    css = (Path(project.BASE_DIR) / "static/css/site.css").read_text()
    for name, colour in LIGHT.items():
        found = re.search(rf"--{name}: (?:light-dark\()?oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)", css)
        assert found, name
        assert hexadecimal(*map(float, found.groups())) == colour, name


def hexadecimal(lightness: float, chroma: float, hue: float) -> str:
    """A colour in sRGB, after Björn Ottosson's OKLab."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(_encoded(value) * 255):02x}" for value in linear)


def _encoded(value: float) -> float:
    value = min(max(value, 0), 1)
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def test_lines_are_as_long_as_the_picture_is_wide():
    assert lines_of("one two three", 40, 10) == ["one two", "three"]
    assert lines_of("", 40, 10) == []
    assert lines_of("a\x00b", 400, 10) == ["a b"]


def test_source_line_names_each_publisher_once():
    sources = [SourceFactory.build(publisher=name) for name in "AABCDEF"]
    assert source_line(sources[:2]) == "Source: A"
    assert source_line(sources) == "Sources: A, B, C, D and 2 more"
    assert source_line([]) == ""
