"""A public row as JSON: the columns of its table by their names, whole sources, points, and its page."""

from typing import Any

from initiatives.addresses import site_address
from initiatives.dataset.content import TABLE_OF
from initiatives.dataset.public_content import plain, public_content
from initiatives.dataset.tables import Table
from initiatives.models import Position, PositionPoint, Record


def row_values(row: Any) -> dict[str, Any]:
    """The columns of a row of ``for_list()``, with whole sources and, of a position, its points."""
    content = public_content(row)
    values = _columns(TABLE_OF[type(row)], row, content)
    if isinstance(row, Position):
        by_topic = {point.topic.slug: point for point in row.points.all()}
        values["points"] = [
            _columns(TABLE_OF[PositionPoint], by_topic[topic], its, without=("position",))
            for topic, its in content["points"].items()
        ]
    return values


def record_values(row: Any) -> dict[str, Any]:
    """The same with the time of its publication, where it has one, and the address of its page."""
    values = row_values(row)
    if isinstance(row, Record):
        values["published_at"] = moment_text(row.last_published_at)
    return values | {"page_url": site_address(row.get_absolute_url())}


def moment_text(moment: Any) -> str | None:
    """A moment in coordinated universal time: “2026-11-27T11:05:00Z”."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _columns(
    table: Table, row: Any, content: dict[str, Any], without: tuple[str, ...] = ()
) -> dict[str, Any]:
    values = {
        column.name: plain(content[column.name]) for column in table.columns if column.name not in without
    }
    if "sources" in values:
        values["sources"] = [citation_values(citation) for citation in row.citations.all()]
    return values


def citation_values(citation: Any) -> dict[str, Any]:
    """A source with the place in it."""
    source = citation.source
    return {
        "key": source.slug,
        "locator": citation.locator or None,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published_on": source.published_on,
    }
