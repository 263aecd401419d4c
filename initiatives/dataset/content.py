"""Translates between the rows of the CSV tables and the rows of the database.

*Content* is what a row of a table says, by column name, with keys for references: the same for a parsed
row, a row of the database and the object of a revision, so that they can be compared.
"""

from decimal import Decimal
from typing import Any

from initiatives import models
from initiatives.dataset.columns import Column
from initiatives.dataset.keys import Keys
from initiatives.dataset.tables import TABLES, Table
from initiatives.languages import official_language

TABLE_OF: dict[type[Any], Table] = {table.model: table for table in TABLES}
TITLED = (models.Instrument, models.Position, models.Initiative, models.Event)
FIELDS_OF: dict[type[Any], dict[str, str]] = {
    models.Institution: {
        "name": "official_title",
        "name_language": "official_title_language",
        "name_en": "title_en",
        "name_es": "title_es",
        "name_pt": "title_pt",
    },
    models.Policy: {"title": "official_title", "title_language": "official_title_language"},
    models.Country: {"name_en": "title_en", "name_es": "title_es", "name_pt": "title_pt"},
    models.Indicator: {
        "name": "title_en",
        "name_es": "title_es",
        "name_pt": "title_pt",
        "description": "summary_en",
        "description_es": "summary_es",
        "description_pt": "summary_pt",
    },
    models.Organisation: {"name_language": "language"},
    models.Theme: {"name": "name_en", "description": "description_en"},
    models.LegalTopic: {"name": "name_en", "description": "description_en"},
}
LANGUAGE_COLUMNS: dict[type[Any], str] = {
    models.Policy: "title_language",
    models.Institution: "name_language",
}
COMMON = {"key": "slug", "summary": "summary_en"}
TITLE_COLUMNS = ("title", "title_language", "title_en")


def field_of(model: type[Any], column: str) -> str:
    """The model field behind a column."""
    return FIELDS_OF.get(model, {}).get(column) or COMMON.get(column, column)


def content_of(row, keys: Keys) -> dict[str, Any]:
    """What a row of the database, or the object of a revision, says."""
    table = TABLE_OF[type(row)]
    content = {column.name: _value_of(row, column, keys) for column in table.columns}
    if isinstance(row, TITLED):
        official = row.official_title
        content["title"] = official or row.title_en or ""
        content["title_language"] = row.official_title_language if official else ""
        content["title_en"] = (official and row.title_en) or ""
    if isinstance(row, models.Organisation) and content["name_language"] == "en":
        content["name_language"] = ""
    if isinstance(row, models.Position):
        points = [content_of(point, keys) for point in row.points.all()]
        content["points"] = {point["topic"]: point for point in points}
    if isinstance(row, models.Theme | models.LegalTopic):
        content["sort_order"] = row.sort_order
    return content


def _value_of(row, column: Column, keys: Keys) -> Any:
    if column.name == "sources":
        return tuple((keys.key("sources", c.source_id), c.locator) for c in row.citations.all())
    if column.name == "position":
        return row.position.slug
    if column.refers_to:
        field = row._meta.get_field(column.name)
        if field.many_to_many:
            return tuple(
                sorted(keys.key(column.refers_to, item.pk) for item in getattr(row, column.name).all())
            )
        return keys.key(column.refers_to, getattr(row, field.attname))
    if isinstance(row, TITLED) and column.name in TITLE_COLUMNS:
        return ""
    value = getattr(row, field_of(type(row), column.name))
    if isinstance(value, Decimal):
        return value.normalize()
    return "" if value is None and column.parse("") == "" else value


def complete(table: Table, content: dict[str, Any]) -> dict[str, Any]:
    """Fill in what follows from other cells, above all the language of an official title."""
    content = dict(content)
    language = LANGUAGE_COLUMNS.get(table.model)
    if language and not content.get(language):
        official, english = ("title", "title_en") if table.model is models.Policy else ("name", "name_en")
        same = content[official] == content[english]
        content[language] = "en" if same else official_language(content["country"])
    for name in ("title_language", "name_language"):
        if content.get(name) == "en" and not language:
            content[name] = ""
    return content


def assign(row, content: dict[str, Any], keys: Keys) -> None:
    """Write what a table's row says into an object, references, citations and points included.

    The object keeps child rows that stay, so that their identity outlives a correction.
    """
    _assign_columns(row, content, keys)
    if isinstance(row, TITLED):
        _assign_title(row, content)
    if isinstance(row, models.Organisation):
        row.language = row.language or "en"
    if isinstance(row, models.Theme | models.LegalTopic):
        row.sort_order = content["sort_order"]
    if isinstance(row, models.Record | models.PositionPoint):
        row.citations = citations_of(row, content["sources"], keys)
    if isinstance(row, models.Position):
        row.points = _points_of(row, content["points"], keys)


def _assign_columns(row, content: dict[str, Any], keys: Keys) -> None:
    for column in TABLE_OF[type(row)].columns:
        if column.name not in content or column.name in ("sources", "position"):
            continue
        if column.refers_to:
            _assign_reference(row, column, content[column.name], keys)
        elif not (isinstance(row, TITLED) and column.name in TITLE_COLUMNS):
            setattr(row, field_of(type(row), column.name), content[column.name])


def _assign_reference(row, column: Column, value: Any, keys: Keys) -> None:
    if isinstance(value, tuple):
        setattr(row, column.name, [keys.row(column.refers_to, key) for key in value])
    else:
        setattr(row, column.name, keys.row(column.refers_to, value))


def _assign_title(row, content: dict[str, Any]) -> None:
    """A title in another language than English is the official one; any other is ours."""
    language = content.get("title_language", row.official_title_language)
    if language:
        row.official_title, row.official_title_language = content["title"], language
        row.title_en = content.get("title_en", row.title_en)
    else:
        row.official_title, row.official_title_language = "", ""
        row.title_en = content["title"]


def citations_of(row, pairs, keys: Keys) -> list:
    """The citations of a row, in order; those that it has already are kept."""
    model = row._meta.get_field("citations").related_model
    existing = {citation.source_id: citation for citation in row.citations.all()} if row.pk else {}
    citations = []
    for place, (key, locator) in enumerate(pairs):
        source = keys.row("sources", key)
        citation = existing.get(source.pk) or model(source=source)
        citation.locator, citation.sort_order = locator, place
        citations.append(citation)
    return citations


def _points_of(position, contents: dict[str, dict], keys: Keys) -> list:
    existing = {point.topic_id: point for point in position.points.all()} if position.pk else {}
    points = []
    for topic, content in contents.items():
        point = existing.get(keys.row("legal_topics", topic).pk) or models.PositionPoint()
        assign(point, content, keys)
        points.append(point)
    return sorted(points, key=lambda point: point.topic.sort_order)


def only_checked(content: dict[str, Any]) -> dict[str, Any]:
    """The content of a position without the points that nobody has read against their source."""
    if "points" not in content:
        return content
    points = {topic: point for topic, point in content["points"].items() if point["verified_on"]}
    return {**content, "points": points}


def differs(wanted: dict[str, Any], present: dict[str, Any]) -> bool:
    """Whether a table's row says something else; columns that its file lacks are left out."""
    if set(wanted.get("points", ())) != set(present.get("points", ())):
        return True
    for name, value in wanted.items():
        if name == "points":
            if any(differs(point, present["points"][topic]) for topic, point in value.items()):
                return True
        elif present[name] != value:
            return True
    return False
