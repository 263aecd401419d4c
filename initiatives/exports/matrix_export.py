"""The matrix of positions as a table: a line for each state and question, those without an answer too."""

from typing import Any

from initiatives.addresses import site_address
from initiatives.dataset.columns import write_citations
from initiatives.dataset.public_values import citation_values
from initiatives.exports.about import About
from initiatives.exports.export import Cell, Export
from initiatives.matrix import Cell as Answer
from initiatives.matrix import Matrix

COLUMNS = (
    "country",
    "country_name",
    "is_focus",
    "topic",
    "topic_name",
    "topic_group",
    "stance",
    "position",
    "delivered_on",
    "texts",
    "summary",
    "reference",
    "sources",
    "verified_on",
    "page_url",
)
# What the table says in its cell: there is no checked answer, which is not silence, nor a search in vain.
NOT_RESEARCHED = "not-researched"


def matrix_export(about: About, matrix: Matrix) -> Export:
    """The cells of a matrix, row by row; it has some hundreds at most and is there already."""
    values = [_values(answer) for row in matrix.rows for answer in row.cells]
    return Export(about, COLUMNS, lambda: [[_line(its) for its in values]], lambda: [values], len(values))


def _values(answer: Answer) -> dict[str, Any]:
    return {
        "country": answer.country.iso3,
        "country_name": answer.country.heading,
        "is_focus": answer.country.is_focus,
        "topic": answer.topic.slug,
        "topic_name": answer.topic.name,
        "topic_group": answer.topic.group,
        "stance": answer.stance or answer.empty or NOT_RESEARCHED,
        **_point_values(answer),
    }


def _point_values(answer: Answer) -> dict[str, Any]:
    point = answer.point
    if point is None:
        names = COLUMNS[COLUMNS.index("position") :]
        return {**dict.fromkeys(names), "texts": 0, "sources": []}
    position = point.position
    return {
        "position": position.slug,
        "delivered_on": position.delivered_on,
        "texts": answer.texts,
        "summary": point.summary,
        "reference": point.reference or None,
        "sources": [citation_values(citation) for citation in point.citations.all() if citation.source.live],
        "verified_on": point.verified_on and point.verified_on.isoformat(),
        "page_url": site_address(f"{position.get_absolute_url()}#{answer.topic.slug}"),
    }


def _line(values: dict[str, Any]) -> list[Cell]:
    sources = write_citations((its["key"], its["locator"]) for its in values["sources"])
    return [sources if name == "sources" else values[name] for name in COLUMNS]
