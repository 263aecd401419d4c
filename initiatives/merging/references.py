"""What refers to a row: every foreign key and relation in the database, found by the models themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from modelcluster.fields import ParentalKey

from initiatives.models import (
    Citation,
    Event,
    Indicator,
    Initiative,
    Institution,
    Instrument,
    LinkCheck,
    Observation,
    Organisation,
    Participation,
    PointCitation,
    Policy,
    Position,
    Record,
    Source,
)

# Countries are what they are: the 33 states and their partners are never one another.
MERGEABLE: tuple[type[Any], ...] = (
    Source,
    Organisation,
    Policy,
    Institution,
    Instrument,
    Position,
    Initiative,
    Event,
    Indicator,
)
# What belongs to the row itself and stays with it.
OWN = (LinkCheck,)


@dataclass(frozen=True)
class Reference:
    """A foreign key that refers to rows of a model; ``others`` are the columns that with it occur once."""

    model: type[Any]
    field: str
    others: tuple[str, ...] = ()

    @property
    def attname(self) -> str:
        """The column behind the foreign key."""
        return self.model._meta.get_field(self.field).attname

    def rows(self, target_id: int) -> models.QuerySet:
        """All rows that refer to the row with that primary key."""
        return self.model._base_manager.filter(**{self.attname: target_id}).order_by("pk")

    def twin(self, row, kept_id: int):
        """The row that says the same of the kept row already, or None."""
        if not self.others:
            return None
        same = {name: getattr(row, name) for name in self.others}
        return self.rows(kept_id).filter(**same).exclude(pk=row.pk).first()


def references_to(model: type[Any]) -> list[Reference]:
    """Every foreign key to a model, those of many-to-many relations included, save what is the row's own."""
    return [
        Reference(holder, field.name, _others(holder, field))
        for holder in apps.get_models(include_auto_created=True)
        if holder not in OWN and not holder._meta.proxy
        for field in holder._meta.local_fields
        if _refers(field, model)
    ]


def _refers(field: models.Field, model: type[Any]) -> bool:
    if not isinstance(field, models.ForeignKey) or isinstance(field, ParentalKey) or field.name == "owner":
        return False
    return field.remote_field.model is model


def _others(holder: type[Any], field: models.Field) -> tuple[str, ...]:
    """The other columns of the rule by which a row may stand once."""
    if issubclass(holder, Citation):
        return ("owner_id",)
    for names in _unique_sets(holder):
        if field.name in names:
            return tuple(holder._meta.get_field(name).attname for name in names if name != field.name)
    return ()


def _unique_sets(holder: type[Any]) -> Iterator[tuple[str, ...]]:
    yield from holder._meta.unique_together
    for constraint in holder._meta.total_unique_constraints:
        yield constraint.fields


def record_behind(reference: Reference, row: Any) -> Record | None:
    """The record whose versions tell of a change of this row, or None."""
    owner: Any = row
    if isinstance(row, PointCitation):
        owner = row.owner.position
    elif issubclass(reference.model, Citation):
        owner = row.owner
    elif reference.model._meta.auto_created:
        owner = _other_end(reference, row)
    if isinstance(owner, Participation):
        return owner.instrument
    if isinstance(owner, Observation):
        return owner.indicator
    return owner if isinstance(owner, Record) else None


def _other_end(reference: Reference, row):
    """The record at the other end of a many-to-many relation."""
    for field in row._meta.local_fields:
        if field.is_relation and field.name != reference.field:
            return getattr(row, field.name)
    return None
