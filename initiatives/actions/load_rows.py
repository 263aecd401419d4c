"""Loading the tables whose rows are no records, from vocabularies to observations."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model

from initiatives import models
from initiatives.dataset.content import assign, complete, content_of, differs
from initiatives.dataset.keys import Keys
from initiatives.dataset.reader import TableFile
from initiatives.word_index import FoundByWords, index_records

BATCH = 500
SOURCED = (models.Organisation, models.Participation, models.Observation, models.Inquiry, models.Relation)
VOCABULARY = (models.Theme, models.LegalTopic)


def load_rows(file: TableFile, keys: Keys, counts, progress: Callable[[str, int, int], None]) -> set[str]:
    """Make new rows in bulk and mend those that changed; returns the keys of the owners of changed rows.

    The owner of a participation is its instrument, that of an observation its indicator, that of an inquiry
    its country.
    """
    table, total = file.table, len(file.rows)
    present = {table.key_of(content): (row, content) for row, content in _present(table.model, keys)}
    new: list[tuple[Model, dict[str, Any]]] = []
    changed: list[tuple[Model, dict[str, Any]]] = []
    owners: set[str] = set()
    for place, parsed in enumerate(file.rows):
        content = complete(table, parsed.values)
        if issubclass(table.model, VOCABULARY):
            content["sort_order"] = place
        row, before = present.get(table.key_of(content), (None, None))
        if before is not None and not differs(content, before):
            counts.unchanged += 1
            continue
        if before and before.get("verified_on") and not content["verified_on"]:
            file.add_error(parsed.line, "verified_on", "", "a day of check, for the row is public")
            continue
        owners.add(owner_of(content))
        if row is None:
            new.append((assigned(table.model(), content, keys), content))
        else:
            changed.append((assigned(row, content, keys), content))
    for start in range(0, len(new), BATCH):
        create_rows(table.model, new[start : start + BATCH], keys)
        progress(table.name, min(start + BATCH, len(new)), total)
    change_rows(table.model, changed, keys)
    if table.model is models.Source:
        _make_public(parsed.values["key"] for parsed in file.rows)
    counts.new, counts.changed = len(new), len(changed)
    keys.forget(table.name)
    return owners


def _make_public(keys: Iterable[str]) -> None:
    """Whoever loads a table lets its sources go public, those that waited at the desk included."""
    waiting = models.Source.objects.filter(live=False, merged_into__isnull=True).only("pk", "slug")
    loaded = set(keys)
    ids = [source.pk for source in waiting if source.slug in loaded]
    models.Source.objects.filter(pk__in=ids).update(live=True)


def owner_of(content: dict[str, Any]) -> str:
    """The key of the record whose history tells of a row, or an empty text."""
    if "question" in content:
        return content["country"]
    if "target" in content:
        return content["record"]
    return content.get("instrument") or content.get("indicator") or ""


def _present(model: type[Any], keys: Keys):
    rows = model.objects.prefetch_related("citations") if issubclass(model, SOURCED) else model.objects.all()
    for row in rows:
        yield row, content_of(row, keys)


def assigned(row, content: dict[str, Any], keys: Keys):
    """The row, unsaved, with what a table says of it; it is public if it has been checked."""
    assign(row, content, keys)
    if isinstance(row, SOURCED):
        row.live = row.verified_on is not None and not getattr(row, "merged_into_id", None)
    if isinstance(row, models.Source):
        row.live = row.merged_into_id is None
    if isinstance(row, models.Observation):
        row.scale_min, row.scale_max = row.indicator.scale_min, row.indicator.scale_max
    return row


def create_rows(model: type[Any], rows: list[tuple[Any, dict[str, Any]]], keys: Keys) -> None:
    """Save new rows and their citations."""
    model.objects.bulk_create(row for row, _ in rows)
    if issubclass(model, SOURCED):
        _create_citations(model, rows, keys)
    if issubclass(model, FoundByWords):
        index_records(row for row, _ in rows)


def change_rows(model: type[Any], rows: list[tuple[Any, dict[str, Any]]], keys: Keys) -> None:
    """Save rows that are there already, and their citations anew.

    Inserting with an update on conflict takes a tenth of the time of ``bulk_update``.
    """
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        model.objects.bulk_create(
            [row for row, _ in part], update_conflicts=True, unique_fields=["pk"], update_fields=fields
        )
        if issubclass(model, SOURCED):
            citations: Any = model._meta.get_field("citations").related_model
            citations.objects.filter(owner__in=[row.pk for row, _ in part]).delete()
            _create_citations(model, part, keys)
        if issubclass(model, FoundByWords):
            index_records(row for row, _ in part)


def _create_citations(model: type[Any], rows, keys: Keys) -> None:
    citations = []
    for row, content in rows:
        for place, (key, locator) in enumerate(content["sources"]):
            citations.append((row, place, keys.row("sources", key), locator))
    related = model._meta.get_field("citations").related_model
    related.objects.bulk_create(
        related(owner=row, sort_order=place, source=source, locator=locator)
        for row, place, source, locator in citations
    )
