"""How a record stands to others: relations told from its side, whichever end it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from initiatives.choices import RELATION_REVERSED, RelationKind
from initiatives.details.related import related_row
from initiatives.models import Relation
from initiatives.profile.parts import margin
from initiatives.provenance import SourceRegister
from initiatives.record_keys import public_records, record_key


@dataclass(frozen=True)
class RelationGroup:
    """The records to which a record stands in one way."""

    heading: str
    rows: list[dict[str, Any]]


def relation_groups(record: Any, register: SourceRegister) -> list[RelationGroup]:
    """All public relations of a record, in both directions, each with its own sources.

    One query for the relations, and one for each type of record at the other ends.
    """
    key = record_key(record)
    if not key:
        return []
    relations = list(Relation.objects.published().about(key).with_citations().order_by("pk"))
    others = public_records({_other(its, key) for its in relations}, with_citations=True)
    return list(_groups(key, relations, others, register))


def _groups(
    key: str, relations: list[Relation], others: dict[str, Any], register: SourceRegister
) -> Iterator[RelationGroup]:
    for kind in RelationKind:
        for heading, from_here in ((kind.label, True), (RELATION_REVERSED[kind], False)):
            rows = [
                {**related_row(others[other]), "provenance": margin(register, relation)}
                for relation in relations
                if relation.kind == kind and (relation.record == key) is from_here
                if (other := _other(relation, key)) in others
            ]
            if rows:
                yield RelationGroup(str(heading), rows)


def _other(relation: Relation, key: str) -> str:
    """The end at which the record is not."""
    return relation.target if relation.record == key else relation.record
