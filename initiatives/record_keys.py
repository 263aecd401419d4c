"""Records named across types by section and key, as addresses do: ``initiatives/el-paccto-2``."""

from collections.abc import Iterable
from typing import Any

from initiatives import models

RELATED: dict[str, type[Any]] = {
    "policies": models.Policy,
    "instruments": models.Instrument,
    "positions": models.Position,
    "initiatives": models.Initiative,
    "events": models.Event,
}
SECTION_OF = {model: section for section, model in RELATED.items()}


def record_key(record: Any) -> str:
    """How a relation names a record; an empty text for a type that has no relations."""
    section = SECTION_OF.get(type(record), "")
    return f"{section}/{record.slug}" if section and record.slug else ""


def public_records(keys: Iterable[str], with_citations: bool = False) -> dict[str, Any]:
    """The public records behind keys, by key, in one query for each type."""
    slugs: dict[str, set[str]] = {}
    for key in keys:
        section, _slash, slug = key.partition("/")
        if section in RELATED:
            slugs.setdefault(section, set()).add(slug)
    found = {}
    for section, named in slugs.items():
        records = RELATED[section].objects.published().filter(slug__in=named)
        for record in records.with_citations() if with_citations else records:
            found[record_key(record)] = record
    return found
