"""Rows that name a record by its key: relations, and inquiries into an instrument or indicator.

A merge rewrites the names and remembers each as a value that changed, so that it can be taken back.
"""

from typing import Any

from initiatives.models import Indicator, Inquiry, Instrument, Relation
from initiatives.questions import QuestionSort, question_key
from initiatives.record_keys import public_records, record_key

CLASH = "The kept record has such a row already."
SORTS = {Instrument: QuestionSort.INSTRUMENT, Indicator: QuestionSort.INDICATOR}


def move_names(merged: Any, kept: Any, moves: dict[str, list]) -> list[Any]:
    """Have every row that names ``merged`` name ``kept``; returns the records whose histories tell of it."""
    touched: list[Any] = []
    if type(merged) in SORTS:
        sort = SORTS[type(merged)]
        before, after = question_key(sort, merged.slug), question_key(sort, kept.slug)
        for row in Inquiry._base_manager.filter(question=before).select_related("country").order_by("pk"):
            taken = Inquiry._base_manager.filter(country=row.country_id, question=after).exists()
            if _rename(row, "question", before, after, taken, moves):
                touched.append(row.country)
    before, after = record_key(merged), record_key(kept)
    if not before:
        return touched
    for end, other in (("record", "target"), ("target", "record")):
        for relation in Relation._base_manager.filter(**{end: before}).order_by("pk"):
            far = getattr(relation, other)
            twin = {"kind": relation.kind, end: after, other: far}
            taken = far == after or Relation._base_manager.filter(**twin).exists()
            if _rename(relation, end, before, after, taken, moves):
                touched += public_records([relation.record]).values()
    return touched


def _rename(row: Any, field: str, before: str, after: str, taken: bool, moves: dict[str, list]) -> bool:
    entry = {"model": row._meta.label_lower, "pk": row.pk, "field": field}
    if taken:
        moves["left"].append({**entry, "why": CLASH, "row": str(row)})
        return False
    type(row)._base_manager.filter(pk=row.pk).update(**{field: after})
    setattr(row, field, after)
    moves["changed"].append({**entry, "before": before, "after": after})
    return True
