"""Rows as JSON: the columns of their table by the same names, their sources, version and addresses."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.db import models
from django.urls import reverse
from rest_framework import serializers

from initiatives.api.resources import RESOURCES, Resource
from initiatives.dataset.columns import Column
from initiatives.dataset.content import TABLE_OF
from initiatives.dataset.dictionary import field_behind, is_never_empty
from initiatives.dataset.public_values import moment_text, row_values
from initiatives.dataset.tables import Table
from initiatives.models import Position, PositionPoint
from initiatives.partial_date import PartialDateField

PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
RESOURCE_OF = {resource.model: resource for resource in RESOURCES}


class CitationSerializer(serializers.Serializer):
    """A source of a row, and the place in it."""

    key = serializers.CharField(help_text="Key of the source; see `sources`.")
    locator = serializers.CharField(
        allow_null=True, help_text="The place in the source, such as “para. 12” or “p. 18”."
    )
    title = serializers.CharField()
    publisher = serializers.CharField()
    url = serializers.CharField()
    published_on = serializers.RegexField(PARTIAL_DATE, allow_null=True)


class RowSerializer(serializers.Serializer):
    """What all resources share; the fields themselves describe a row, which is written by its content."""

    resource: Resource

    def __init__(self, *args: Any, only: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = list(only)

    def to_representation(self, row: Any) -> dict[str, Any]:
        """The row with the fields that are asked for, all unless some are."""
        values = self._values(row)
        return {name: values[name] for name in self.only} if self.only else values

    def _values(self, row: Any) -> dict[str, Any]:
        request = self.context["request"]
        values = row_values(row)
        resource = self.resource
        if resource.has_versions:
            values["version"] = row.version
            values["published_at"] = moment_text(row.published_at)
        if resource.has_pages:
            owner = getattr(row, resource.owner) if resource.owner else row
            values["page_url"] = request.build_absolute_uri(owner.get_absolute_url())
        if resource.key_field:
            address = reverse(f"api:{resource.name}_detail", args=[getattr(row, resource.key_field)])
            values["api_url"] = request.build_absolute_uri(address)
        return values


@cache
def serializer_of(resource: Resource) -> type[RowSerializer]:
    """The serializer of a resource, whose fields follow from the columns of its table."""
    fields: dict[str, Any] = dict(_fields_of(resource.table))
    if resource.model is Position:
        fields["points"] = _point_serializer()(many=True, help_text="What it says, question by question.")
    if resource.has_versions:
        fields["version"] = serializers.IntegerField(
            min_value=1, help_text="The number of the public version, from 1."
        )
        fields["published_at"] = serializers.DateTimeField(help_text="When that version was published.")
    if resource.has_pages:
        fields["page_url"] = serializers.URLField(help_text="The page that shows it to readers.")
    if resource.key_field:
        fields["api_url"] = serializers.URLField(help_text="This row alone.")
    name = f"{resource.model.__name__}Serializer"
    about = " ".join((resource.model.__doc__ or "").split("\n\n")[0].split())
    return type(name, (RowSerializer,), {"__doc__": about, "resource": resource, **fields})


@cache
def _point_serializer() -> type[serializers.Serializer]:
    """A point inside of its position."""
    fields = {name: field for name, field in _fields_of(TABLE_OF[PositionPoint]) if name != "position"}
    about = "What a position says on one question of law, and where."
    return type("PointOfPositionSerializer", (serializers.Serializer,), {"__doc__": about, **fields})


def _fields_of(table: Table) -> Iterator[tuple[str, serializers.Field]]:
    for column in table.columns:
        yield column.name, _field_of(table, column)


def _field_of(table: Table, column: Column) -> serializers.Field:
    """How a column looks in JSON."""
    behind = field_behind(table, column)
    if behind is None:
        return CitationSerializer(many=True, help_text="What it rests on, in the order in which it is cited.")
    options: dict[str, Any] = {
        "help_text": _meaning(behind, column),
        "allow_null": not is_never_empty(table, column),
    }
    if column.refers_to and behind.many_to_many:
        return serializers.ListField(child=serializers.CharField(), help_text=options["help_text"])
    if column.refers_to:
        return serializers.CharField(**options)
    if behind.choices:
        return serializers.ChoiceField(choices=[value for value, _label in behind.flatchoices], **options)
    if isinstance(behind, PartialDateField):
        return serializers.RegexField(PARTIAL_DATE, **options)
    for kind, field in FIELDS:
        if isinstance(behind, kind):
            return field(**options)
    return serializers.CharField(**options)


FIELDS: tuple[tuple[type[models.Field], type[serializers.Field]], ...] = (
    (models.DateField, serializers.DateField),
    (models.DecimalField, serializers.FloatField),
    (models.BooleanField, serializers.BooleanField),
    (models.IntegerField, serializers.IntegerField),
)


def _meaning(field: models.Field, column: Column) -> str:
    words = str(field.verbose_name)
    words = words[:1].upper() + words[1:]
    if column.refers_to:
        words += (
            f" (keys of `{column.refers_to}`)" if field.many_to_many else f" (key of `{column.refers_to}`)"
        )
    return f"{words}. {field.help_text}" if field.help_text else f"{words}."
