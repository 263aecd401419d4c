"""The description of the CSV tables as a data package (Frictionless), with types, keys and hashes."""

import datetime
import hashlib
from pathlib import Path
from typing import Any

from django.db import models

from initiatives.addresses import site_address
from initiatives.dataset.columns import Column
from initiatives.dataset.dictionary import field_behind, is_never_empty
from initiatives.dataset.tables import TABLES, Table
from initiatives.partial_date import PartialDateField
from initiatives.release import terms
from initiatives.release.descriptions import (
    column_description,
    column_title,
    is_single_key,
    table_description,
    table_title,
)
from initiatives.release.typed_rows import DumpedTable

PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
KEY_COLUMN = {table.name: table.key_columns[0] for table in TABLES}


def data_package(tables: list[DumpedTable], folder: Path, day: datetime.date) -> dict[str, Any]:
    """The content of ``datapackage.json`` beside the tables in ``folder``."""
    return {
        "profile": "tabular-data-package",
        "name": terms.NAME,
        "title": terms.title(),
        "description": " ".join([terms.DESCRIPTION, *terms.CAVEATS]),
        "homepage": site_address("/data/"),
        "version": f"{day:%Y.%m.%d}",
        "created": f"{day:%Y-%m-%d}T00:00:00Z",
        "licenses": [terms.LICENCE],
        "citation": terms.citation(day),
        "resources": [_resource(dumped, folder / dumped.table.file_name) for dumped in tables],
    }


def _resource(dumped: DumpedTable, path: Path) -> dict[str, Any]:
    table, content = dumped.table, path.read_bytes()
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": table_title(table),
        "description": table_description(table),
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_field(table, column) for column in dumped.columns],
            "missingValues": [""],
            "primaryKey": list(table.key_columns),
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {
                        "resource": column.refers_to.replace("_", "-"),
                        "fields": [KEY_COLUMN[column.refers_to]],
                    },
                }
                for column in dumped.columns
                if is_single_key(table, column)
            ],
        },
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    behind: Any = field_behind(table, column)
    constraints: dict[str, Any] = {"required": True} if is_never_empty(table, column) else {}
    described = {"name": column.name, "title": column_title(table, column), **_type(behind, column)}
    if about := column_description(table, column):
        described["description"] = about
    if isinstance(behind, PartialDateField):
        constraints["pattern"] = PARTIAL_DATE
    if behind is not None and behind.choices and not column.refers_to:
        constraints["enum"] = [value for value, _label in behind.flatchoices]
    if constraints:
        described["constraints"] = constraints
    return described


def _type(field: Any, column: Column) -> dict[str, Any]:
    if field is None or column.refers_to or isinstance(field, PartialDateField):
        return {"type": "string"}
    kinds: tuple[tuple[type[models.Field], dict[str, Any]], ...] = (
        (models.BooleanField, {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}),
        (models.DateField, {"type": "date"}),
        (models.DecimalField, {"type": "number"}),
        (models.IntegerField, {"type": "integer"}),
    )
    return next((its for kind, its in kinds if isinstance(field, kind)), {"type": "string"})
