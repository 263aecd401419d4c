"""Drafts and older versions name rows by number; what they say of a merged row is said of the kept one.

A revision is read and not rewritten: it follows a merge while that is in force, and says what it said before
once the merge is taken back.
"""

from collections.abc import Iterator
from typing import Any

from initiatives.merging.places import joined_places
from initiatives.models.organisation import Organisation
from initiatives.models.source import Source

Content = dict[str, Any]


def follow_merges(model: type[Any], content: Content) -> Content:
    """The content of a revision with every merged source and organisation replaced by the kept one."""
    sources = _kept(Source, set(_source_ids(content)))
    fields = organisation_fields(model)
    organisations = _kept(Organisation, set(_organisation_ids(content, fields)))
    if not sources and not organisations:
        return content
    content = _with_sources(content, sources)
    return {**content, **{name: _moved(content[name], organisations) for name in fields if name in content}}


def organisation_fields(model: type[Any]) -> list[str]:
    """The fields of a model that name organisations."""
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [field.name for field in fields if field.related_model is Organisation]


def _kept(model: type[Any], ids: set[int]) -> dict[int, int]:
    if not ids:
        return {}
    merged = model._base_manager.filter(pk__in=ids, merged_into__isnull=False)
    return dict(merged.values_list("pk", "merged_into_id"))


def _source_ids(content: Content) -> Iterator[int]:
    for citation in content.get("citations", ()):
        yield citation.get("source")
    for point in content.get("points", ()):
        yield from _source_ids(point)


def _organisation_ids(content: Content, fields: list[str]) -> Iterator[int]:
    for name in fields:
        value = content.get(name)
        yield from value if isinstance(value, list) else [value] if value else []


def _with_sources(content: Content, kept: dict[int, int]) -> Content:
    changed = dict(content)
    if "citations" in content:
        changed["citations"] = _citations(content["citations"], kept)
    if "points" in content:
        changed["points"] = [_with_sources(point, kept) for point in content["points"]]
    return changed


def _citations(citations: list[Content], kept: dict[Any, int]) -> list[Content]:
    """A citation of the kept source takes over the places that were cited in the merged one."""
    cited = {citation.get("source") for citation in citations} - set(kept)
    places: dict[Any, list[str]] = {}
    stay = []
    for citation in citations:
        source = kept.get(citation.get("source"), citation.get("source"))
        if citation.get("source") in kept and source in cited:
            places.setdefault(source, []).append(citation.get("locator", ""))
        else:
            cited.add(source)
            stay.append({**citation, "source": source})
    for citation in stay:
        for place in places.pop(citation.get("source"), ()):
            citation["locator"] = joined_places(citation.get("locator", ""), place)
    return stay


def _moved(value: Any, kept: dict[int, int]) -> Any:
    if isinstance(value, list):
        return list(dict.fromkeys(kept.get(each, each) for each in value))
    return kept.get(value, value)
