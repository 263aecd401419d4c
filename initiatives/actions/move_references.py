"""Moving all references from one row to another, and putting each back where it was.

``moves`` is what a merge remembers: ``moved`` and ``left`` rows, ``removed`` rows that said what another
says already, and values that ``changed`` with that. Drafts follow by themselves, see
``initiatives.merging.following``.
"""

from typing import Any

from django.apps import apps
from django.db import models

from initiatives.actions.move_names import move_names
from initiatives.merging.places import joined_places
from initiatives.merging.references import Reference, record_behind, references_to
from initiatives.models import Citation, Indicator, Observation, Record

Moves = dict[str, list[dict[str, Any]]]
CLASH = "The kept record has such a row already."
OFF_SCALE = "Its value lies outside of the scale of the kept indicator."


def move_references(merged, kept) -> tuple[Moves, list[Record]]:
    """Have everything that refers to ``merged`` refer to ``kept``; returns the moves and the records touched.

    Nothing is lost: a citation or relation that both have is kept once and remembered, and a row that
    clashes with one of the kept record stays where it is and is reported as ``left``.
    """
    moves: Moves = {"moved": [], "removed": [], "changed": [], "left": []}
    touched: dict[tuple, Record] = {}
    for reference in references_to(type(merged)):
        for row in reference.rows(merged.pk):
            record = record_behind(reference, row)
            if _move(reference, row, kept, moves) and record is not None:
                touched[type(record), record.pk] = record
    for record in move_names(merged, kept, moves):
        touched[type(record), record.pk] = record
    return moves, list(touched.values())


def put_back(moves: Moves, merged, kept) -> tuple[list[dict[str, Any]], list[Record]]:
    """Undo ``move_references``; returns what was changed since and stays so, and the records touched.

    What refers to the merged row since, or never did, is left alone.
    """
    stuck: list[dict[str, Any]] = []
    touched: dict[tuple, Record] = {}
    for entry in moves["changed"]:
        _change_back(entry, stuck)
    for entry in moves["removed"]:
        _restore(entry, stuck)
    for entry in moves["moved"]:
        model = apps.get_model(entry["model"])
        attname = model._meta.get_field(entry["field"]).attname
        values = {attname: merged.pk, **_followers(model, merged)}
        if not model._base_manager.filter(pk=entry["pk"], **{attname: kept.pk}).update(**values):
            stuck.append(entry)
    for entry in (*moves["removed"], *moves["moved"]):
        record = _record_of(entry)
        if record is not None:
            touched[type(record), record.pk] = record
    return stuck, list(touched.values())


def _move(reference: Reference, row, kept, moves: Moves) -> bool:
    """Move one row; returns whether something changed."""
    entry = {"model": reference.model._meta.label_lower, "pk": row.pk, "field": reference.field}
    twin = reference.twin(row, kept.pk)
    if twin is not None and not _says_the_same(row):
        moves["left"].append({**entry, "why": CLASH, "row": str(row)})
        return False
    if isinstance(row, Observation) and not _on_scale(row, kept):
        moves["left"].append({**entry, "why": OFF_SCALE, "row": str(row)})
        return False
    if twin is not None:
        _take_over(row, twin, moves)
        moves["removed"].append({**entry, "values": _values(row)})
        reference.model._base_manager.filter(pk=row.pk).delete()
        return True
    values = {reference.attname: kept.pk, **_followers(reference.model, kept)}
    reference.model._base_manager.filter(pk=row.pk).update(**values)
    moves["moved"].append(entry)
    return True


def _says_the_same(row) -> bool:
    """Whether a row says nothing beyond its two ends, and perhaps a place: citations and relations."""
    return isinstance(row, Citation) or bool(row._meta.auto_created)


def _take_over(row, twin, moves: Moves) -> None:
    """Keep the place of a citation that is removed with the one that stays."""
    if not isinstance(row, Citation):
        return
    places = joined_places(twin.locator, row.locator)
    if places != twin.locator:
        moves["changed"].append(
            {
                "model": twin._meta.label_lower,
                "pk": twin.pk,
                "field": "locator",
                "before": twin.locator,
                "after": places,
            }
        )
        type(twin)._base_manager.filter(pk=twin.pk).update(locator=places)


def _on_scale(observation: Observation, indicator: Indicator) -> bool:
    value, low, high = observation.value, indicator.scale_min, indicator.scale_max
    return value is None or ((low is None or value >= low) and (high is None or value <= high))


def _followers(model: type[Any], target) -> dict[str, Any]:
    """What a row repeats of the row that it refers to."""
    if model is Observation and isinstance(target, Indicator):
        return {"scale_min": target.scale_min, "scale_max": target.scale_max}
    return {}


def _values(row) -> dict[str, Any]:
    return {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}


def _change_back(entry: dict[str, Any], stuck: list) -> None:
    rows = apps.get_model(entry["model"])._base_manager
    unchanged = {"pk": entry["pk"], entry["field"]: entry["after"]}
    if not rows.filter(**unchanged).update(**{entry["field"]: entry["before"]}):
        stuck.append(entry)


def _restore(entry: dict[str, Any], stuck: list) -> None:
    """Make a removed row anew, with its number, unless its other end is gone or it is there again."""
    model = apps.get_model(entry["model"])
    values = entry["values"]
    ends = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    whole = all(field.related_model._base_manager.filter(pk=values[field.attname]).exists() for field in ends)
    same = {field.attname: values[field.attname] for field in ends}
    if not whole or model._base_manager.filter(models.Q(pk=entry["pk"]) | models.Q(**same)).exists():
        stuck.append(entry)
    else:
        model._base_manager.bulk_create([model(**values)])


def _record_of(entry: dict[str, Any]) -> Record | None:
    model = apps.get_model(entry["model"])
    row = model._base_manager.filter(pk=entry["pk"]).first()
    return record_behind(Reference(model, entry["field"]), row) if row is not None else None
