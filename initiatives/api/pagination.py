"""Paging by cursors: a page goes on after the last row of the one before, so that nothing comes twice.

A cursor holds the values by which that row stands in the order of the list. It is signed, so that only
cursors that were given out are taken back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

USUAL_SIZE = 50
LARGEST_SIZE = 200
SALT = "initiatives.api.cursor"
NEXT = "https://portal.example.org/api/v1/policies/?cursor=WyJwb2xpY2llczotZGF0ZSJd"


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: the values of a row in an order, and whether to go back from there."""

    order: str
    values: tuple[Any, ...]
    backwards: bool = False

    @property
    def text(self) -> str:
        """The cursor as it stands in addresses."""
        return signing.Signer(salt=SALT).sign_object([self.order, list(self.values), self.backwards])

    @classmethod
    def read(cls, text: str, order: str) -> "Cursor":
        """The cursor of a list that stands in ``order``; raises ``ValidationError`` for any other text."""
        try:
            its_order, values, backwards = signing.Signer(salt=SALT).unsign_object(text)
        except signing.BadSignature:
            raise ValidationError(
                {"cursor": ["This is no cursor that was given out here. Follow “next” or “previous”."]}
            ) from None
        if its_order != order:
            raise ValidationError({"cursor": ["This cursor belongs to another list or order."]})
        return cls(order, tuple(values), backwards)


class KeysetPagination(BasePagination):
    """Pages of any ordered queryset, found by the values of the row at their edge."""

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list:
        """The rows of the page that is asked for."""
        self.request, self.count = request, queryset.count()
        self.order = f"{view.resource.name}:{view.order.key}"
        size, text = _size_of(request), request.query_params.get("cursor")
        cursor = Cursor.read(text, self.order) if text else None
        backwards = cursor is not None and cursor.backwards
        rows, self.names = _in_order(queryset, backwards)
        if cursor is not None:
            if len(cursor.values) != len(self.names):
                raise ValidationError({"cursor": ["This cursor is out of date; begin anew."]})
            rows = rows.filter(_beyond(rows, self.names, cursor))
        found = list(rows[: size + 1])
        there_is_more, page = len(found) > size, found[:size]
        if backwards:
            page.reverse()
        self.page = page
        self.has_next = bool(page) and (backwards or there_is_more)
        self.has_previous = bool(page) and (there_is_more if backwards else cursor is not None)
        return page

    def get_paginated_response(self, data: list) -> Response:
        """The rows with the addresses of the pages around them and the number of all."""
        return Response(
            {
                "count": self.count,
                "next": self._address(self.page[-1], False) if self.has_next else None,
                "previous": self._address(self.page[0], True) if self.has_previous else None,
                "results": data,
            }
        )

    def _address(self, row: Any, backwards: bool) -> str:
        cursor = Cursor(self.order, tuple(getattr(row, name) for name in self.names), backwards)
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor.text)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The same in the words of OpenAPI."""
        address = {"type": "string", "format": "uri", "nullable": True}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {
                    "type": "integer",
                    "description": "How many rows the filters let through.",
                    "example": 163,
                },
                "next": {**address, "description": "The next page; null on the last one.", "example": NEXT},
                "previous": {
                    **address,
                    "description": "The page before; null on the first one.",
                    "example": None,
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Where a page begins and how long it is, as parameters of OpenAPI."""
        return [
            {
                "name": "cursor",
                "in": "query",
                "description": "Where the page begins, as given out in `next` and `previous`.",
                "schema": {"type": "string", "minLength": 1},
            },
            {
                "name": "page_size",
                "in": "query",
                "description": f"How many rows a page has; {USUAL_SIZE} unless told.",
                "schema": {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE},
            },
        ]


def _size_of(request: Request) -> int:
    text = request.query_params.get("page_size", str(USUAL_SIZE))
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 and text[0] != "0" else 0
    if not 1 <= number <= LARGEST_SIZE:
        raise ValidationError({"page_size": [f"Expected a whole number from 1 to {LARGEST_SIZE}."]})
    return number


def _in_order(queryset: QuerySet, backwards: bool) -> tuple[QuerySet, list[str]]:
    """The same rows with what they are ordered by as columns of their own, and the names of these."""
    parts = list(_parts_of(queryset))
    names = [f"sort_{place}" for place in range(len(parts))]
    rows = queryset.annotate(**{name: part.expression for name, part in zip(names, parts, strict=True)})
    orders = []
    for name, part in zip(names, parts, strict=True):
        descending = part.descending != backwards
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        orders.append(OrderBy(F(name), descending=descending, **nulls))
    return rows.order_by(*orders), names


def _parts_of(queryset: Any) -> Iterator[OrderBy]:
    for part in queryset.query.order_by:
        if isinstance(part, str):
            yield OrderBy(F(part.removeprefix("-")), descending=part.startswith("-"))
        else:
            yield part if isinstance(part, OrderBy) else OrderBy(part)


def _beyond(rows: Any, names: list[str], cursor: Cursor) -> Q:
    """Rows behind the one of a cursor, in the direction of the cursor; nothing known comes last."""
    condition, equal = Q(pk__in=[]), Q()
    for name, order, value in zip(names, rows.query.order_by, cursor.values, strict=True):
        lookup = "lt" if order.descending else "gt"
        if value is not None:
            behind = Q(**{f"{name}__{lookup}": value})
            if not cursor.backwards:
                behind |= Q(**{f"{name}__isnull": True})
        else:
            behind = Q(**{f"{name}__isnull": False}) if cursor.backwards else Q(pk__in=[])
        condition |= equal & behind
        equal &= Q(**({name: value} if value is not None else {f"{name}__isnull": True}))
    return condition
