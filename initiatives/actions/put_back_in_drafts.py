"""Putting references back in drafts that were saved while a merge was in force.

All other revisions are untouched by merges, see ``initiatives.merging.following``.
"""

from typing import Any

from django.apps import apps
from wagtail.models import Revision

from initiatives.models import Citation, Merge, PointCitation, Publication, Record

Content = dict[str, Any]
Entry = dict[str, Any]


def put_back_in_drafts(merge: Merge, records: list[Record]) -> None:
    """Have the open draft of each record name the merged row again where the merge had replaced it."""
    entries = [*merge.moves["changed"], *merge.moves["moved"], *merge.moves["removed"]]
    for record in records:
        draft = record.latest_revision
        if draft is None or merge.decided_at is None or draft.created_at < merge.decided_at:
            continue
        if not Publication.objects.filter(revision=draft).exists():
            content = draft.content
            for entry in entries:
                content = _put_back(content, entry, type(record), merge)
            Revision.objects.filter(pk=draft.pk).update(content=content)


def _put_back(content: Content, entry: Entry, record_type: type[Record], merge: Merge) -> Content:
    model = apps.get_model(entry["model"])
    if model is PointCitation:
        points = [
            {**point, "citations": _with_citation(point.get("citations", []), entry, point["pk"], merge)}
            for point in content.get("points", [])
        ]
        return {**content, "points": points} if "points" in content else content
    if model is record_type._meta.get_field("citations").related_model:
        citations = _with_citation(content["citations"], entry, content["pk"], merge)
        return {**content, "citations": citations}
    if issubclass(model, Citation):
        return content
    return _with_relation(content, entry, model, record_type, merge)


def _with_citation(citations: list[Content], entry: Entry, owner: int, merge: Merge) -> list[Content]:
    """A citation that was moved names its own source again; one that was removed stands there again."""
    values = entry.get("values")
    if values:
        if values["owner_id"] != owner:
            return citations
        restored = {"locator": values["locator"], "sort_order": values["sort_order"]}
        restored |= {"pk": entry["pk"], "source": merge.merged_id, "owner": owner}
        return [*citations, restored]
    if "after" in entry:
        return [
            {**citation, "locator": entry["before"]}
            if citation.get("pk") == entry["pk"] and citation.get("locator") == entry["after"]
            else citation
            for citation in citations
        ]
    return [
        {**citation, "source": merge.merged_id}
        if citation.get("pk") == entry["pk"] and citation.get("source") == merge.kept_id
        else citation
        for citation in citations
    ]


def _with_relation(
    content: Content, entry: Entry, model: type[Any], record_type: type[Record], merge: Merge
) -> Content:
    """A foreign key of the record itself, or a relation to several."""
    if model is record_type and entry["pk"] == content["pk"] and content[entry["field"]] == merge.kept_id:
        return {**content, entry["field"]: merge.merged_id}
    for field in record_type._meta.many_to_many:
        if field.remote_field.through is model and _belongs(entry, model, content["pk"]):
            named = [each for each in content[field.name] if each != merge.merged_id]
            if "values" not in entry:
                named = [each for each in named if each != merge.kept_id]
            return {**content, field.name: [*named, merge.merged_id]}
    return content


def _belongs(entry: Entry, model: type[Any], record_id: int) -> bool:
    """Whether a row of a relation is of that record; it stands there again by now."""
    row = model._base_manager.filter(pk=entry["pk"]).first()
    ends = [field.attname for field in model._meta.local_fields if field.is_relation]
    own = [name for name in ends if name != model._meta.get_field(entry["field"]).attname]
    return row is not None and getattr(row, own[0]) == record_id
