"""The text of /analysis/."""

from portal.models import AnalysisIndexPage
from portal.opening_pages.opening_page import OpeningPage

ANALYSIS = OpeningPage(
    path="analysis",
    model=AnalysisIndexPage,
    title="Analysis",
    lede=(
        "What follows from the records, in our own words. Each finding names the records on which it rests, "
        "and its numbers are counted when the page is opened."
    ),
)
