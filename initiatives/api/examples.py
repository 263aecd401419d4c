"""A row of each resource as the API writes it, from the tables of the opening catalogue."""

import csv
from functools import cache
from pathlib import Path
from typing import Any

import initiatives.dataset
from initiatives.api.resources import Resource
from initiatives.dataset.columns import Column
from initiatives.dataset.public_content import plain
from initiatives.dataset.tables import POSITION_POINTS, SOURCES, Table
from initiatives.models import Position

OPENING_CATALOGUE = Path(initiatives.dataset.__file__).parent / "opening"
SITE = "https://portal.example.org"
PUBLISHED_AT = "2026-11-25T09:30:00Z"
OWNERS = {"participations": "instruments", "position_points": "positions", "observations": "indicators"}


@cache
def rows_of(table: Table) -> list[dict[str, Any]]:
    """The rows of a table of the opening catalogue, parsed; none where it has no such table."""
    place = OPENING_CATALOGUE / table.file_name
    if not place.exists():
        return []
    with place.open(encoding="utf-8", newline="") as file:
        return [
            {column.name: column.parse(row.get(column.name) or "") for column in table.columns}
            for row in csv.DictReader(file)
        ]


@cache
def example_of(resource: Resource) -> dict[str, Any] | None:
    """The first checked row of a resource, where there is one."""
    table = resource.table
    row = next((row for row in rows_of(table) if row.get("verified_on", True)), None)
    if row is None:
        return None
    example = _written(table.columns, row)
    if resource.model is Position:
        columns = tuple(column for column in POSITION_POINTS.columns if column.name != "position")
        points = (point for point in rows_of(POSITION_POINTS) if point["position"] == row["key"])
        example["points"] = [_written(columns, next(points))]
    if resource.has_versions:
        example |= {"version": 1, "published_at": PUBLISHED_AT}
    if resource.has_pages:
        example["page_url"] = f"{SITE}{_page_of(table, row)}"
    if resource.key_field:
        example["api_url"] = f"{SITE}/api/v1/{table.name}/{row[table.key_columns[0]]}/"
    return example


def _written(columns: tuple[Column, ...], row: dict[str, Any]) -> dict[str, Any]:
    values = {column.name: plain(row[column.name]) for column in columns}
    if "sources" in values:
        values["sources"] = [_citation(key, locator) for key, locator in row["sources"]]
    return values


def _citation(key: str, locator: str) -> dict[str, Any]:
    source = next(row for row in rows_of(SOURCES) if row["key"] == key)
    shown = {name: source[name] for name in ("title", "publisher", "url", "published_on")}
    return {"key": key, "locator": locator or None, **shown}


def _page_of(table: Table, row: dict[str, Any]) -> str:
    if table.name in OWNERS:
        owner = next(column for column in table.columns if column.refers_to == OWNERS[table.name])
        return f"/{OWNERS[table.name]}/{row[owner.name]}/"
    key = row["name_en"].lower().replace(" ", "-") if table.name == "countries" else row["key"]
    return f"/{table.name}/{key}/"
