"""The text of /accessibility/."""

from portal.models import StandardPage
from portal.opening_pages.opening_page import OpeningPage, section

ACCESSIBILITY = OpeningPage(
    path="accessibility",
    model=StandardPage,
    title="Accessibility",
    lede="How the pages are meant to work for everybody, and what has not been tried yet.",
    body=(
        section(
            "What was built in",
            "<p>The aim is level AA of the Web Content Accessibility Guidelines, version 2.2.</p>"
            "<ul>"
            "<li>All pages and filters work without scripts and by keyboard.</li>"
            "<li>No meaning rests on colour alone: marks have a shape and a word, the map has hatching and a "
            "list of the same links.</li>"
            "<li>Wide tables scroll within themselves and can be reached by keyboard.</li>"
            "<li>Titles in other languages are marked as such for screen readers.</li>"
            "<li>Light and dark colours can be chosen at the foot of each page; the settings of the system "
            "for contrast and motion are kept.</li>"
            "</ul>",
        ),
        section(
            "What is missing",
            "<ul>"
            "<li>The pages have not been assessed by an independent body, nor tried with people who use "
            "assistive technology.</li>"
            "<li>The interface is in English only; Spanish and Portuguese addresses show the English "
            "text and say so.</li>"
            "<li>The sources are pages of others, and many are scanned documents that a screen reader "
            "cannot read.</li>"
            "</ul>",
        ),
    ),
)
