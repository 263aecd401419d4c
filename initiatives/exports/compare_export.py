"""A comparison as a table: a line for each question and country, in the order of the page."""

from collections.abc import Iterator
from typing import Any

from initiatives.addresses import site_address
from initiatives.compare.cells import Cell
from initiatives.compare.table import Comparison, Row, Section
from initiatives.dataset.columns import write_citations
from initiatives.exports.about import About
from initiatives.exports.export import Cell as Written
from initiatives.exports.export import Export
from initiatives.models import Country

COLUMNS = (
    "section",
    "question",
    "question_name",
    "verdict",
    "verdict_words",
    "country",
    "country_name",
    "answer",
    "text",
    "note",
    "status",
    "year",
    "place",
    "sources",
    "verified_on",
    "page_url",
)


def compare_export(about: About, comparison: Comparison) -> Export:
    """The rows that the page shows, with the cells of all countries; they are there already."""
    values = list(_values(comparison))
    return Export(about, COLUMNS, lambda: [[_line(its) for its in values]], lambda: [values], len(values))


def _values(comparison: Comparison) -> Iterator[dict[str, Any]]:
    for section in comparison.sections:
        for row in section.rows:
            for country, cell in zip(comparison.countries, row.cells, strict=True):
                yield {**_question(section, row), **_country(country), **_answer(cell)}


def _question(section: Section, row: Row) -> dict[str, Any]:
    return {
        "section": section.anchor,
        "question": row.key,
        "question_name": row.label,
        "verdict": row.verdict.key,
        "verdict_words": row.verdict.words,
    }


def _country(country: Country) -> dict[str, Any]:
    return {"country": country.iso3, "country_name": country.heading}


def _answer(cell: Cell) -> dict[str, Any]:
    """``answer`` is what is compared or the kind of empty, ``text`` what the cell says."""
    margin = cell.provenance
    sources = [{"key": mark.source.slug, "locator": ""} for mark in margin.marks] if margin else []
    return {
        "answer": cell.answer or cell.mark or None,
        "text": cell.text,
        "note": cell.note or None,
        "status": cell.status or None,
        "year": cell.year,
        "place": (margin.place or None) if margin else None,
        "sources": sources,
        "verified_on": margin.checked_on.isoformat() if margin and margin.checked_on else None,
        "page_url": site_address(cell.url) if cell.url else None,
    }


def _line(values: dict[str, Any]) -> list[Written]:
    sources = write_citations((its["key"], its["locator"]) for its in values["sources"])
    return [sources if name == "sources" else values[name] for name in COLUMNS]
