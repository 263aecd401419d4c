"""The board as a file: a line for each state and question, with what is known and by which search."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase

from initiatives.addresses import site_address
from initiatives.choices import CoverageState
from initiatives.coverage.board import Cell, read_board
from initiatives.coverage.narrow import narrowed
from initiatives.coverage.page import CoveragePage, cell_address
from initiatives.dataset.columns import write_citations
from initiatives.dataset.public_values import citation_values
from initiatives.exports.about import About
from initiatives.exports.answer import file_answer, problems_of, refusal
from initiatives.exports.export import Export
from initiatives.exports.forms import FILES, Form, without_forms

COLUMNS = (
    *("country", "country_name", "subregion", "pillar", "question", "question_name"),
    *("state", "searched_on", "search_is_due", "looked_in", "reason", "sources", "page_url"),
)


def coverage_answer(request: HttpRequest, title: str, forms: list[Form]) -> HttpResponseBase:
    """The cells that the address asks for, in the form that it asks for."""
    page = CoveragePage(without_forms(request.GET, FILES), request.path)
    if problems := problems_of(page.filterset, forms):
        return refusal(problems, forms[0])
    board = narrowed(read_board(with_sources=True), page.choice)
    values = [_values(cell) for cell in board.cells() if page.choice.takes(cell)]
    about = About.of("coverage", title, request.path, page.query)
    export = Export(about, COLUMNS, lambda: [[_line(its) for its in values]], lambda: [values], len(values))
    return file_answer(request, export, forms[0])


def _values(cell: Cell) -> dict[str, Any]:
    """One cell; what nobody has researched has no page of its own."""
    inquiry = None if cell.is_found else cell.inquiry
    known = cell.state != CoverageState.NOT_RESEARCHED
    return {
        "country": cell.country.iso3,
        "country_name": cell.country.heading,
        "subregion": cell.country.subregion,
        "pillar": cell.question.pillar,
        "question": cell.question.key,
        "question_name": cell.question.label,
        "state": cell.state,
        "searched_on": inquiry.verified_on.isoformat() if inquiry and inquiry.verified_on else None,
        "search_is_due": cell.is_due if inquiry else None,
        "looked_in": inquiry.looked_in or None if inquiry else None,
        "reason": inquiry.reason or None if inquiry else None,
        "sources": [citation_values(its) for its in inquiry.citations.all()] if inquiry else [],
        "page_url": site_address(cell_address(cell)) if known else None,
    }


def _line(values: dict[str, Any]) -> list[Any]:
    sources = write_citations((its["key"], its["locator"]) for its in values["sources"])
    return [sources if name == "sources" else values[name] for name in COLUMNS]
