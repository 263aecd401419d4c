"""What every form of the dataset says of itself: licence, citation and caveats."""

import datetime

from django.conf import settings

from initiatives.addresses import site_address

NAME = "cyber-diplomacy-lac"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
DESCRIPTION = (
    "Facts about cyber diplomacy in Latin America and the Caribbean, each with its sources and the day on "
    "which it was last read against them."
)
CAVEATS = (
    "Rows are facts that stood in a text that was read; they are not the last word.",
    "Missing means not known or not researched yet, never “no”; the table inquiries says what was searched "
    "in vain.",
    "Dates are as precise as the source: a year, a month or a day.",
    "Third parties’ data keep their terms (Freedom House, ITU, e-Governance Academy, United Nations, World "
    "Bank and others); they are named in the description of each indicator.",
    "Official titles stay in their own language; summaries are our own words.",
    "Cells of the CSV files are written as they are: open them in a spreadsheet as text.",
)


def title() -> str:
    """The name of the dataset for people."""
    return str(settings.WAGTAIL_SITE_NAME)


def citation(day: datetime.date) -> str:
    """How a version is cited."""
    return f"{title()}: dataset, version of {day:%Y-%m-%d}. {site_address('/data/')} ({LICENCE['name']})."
