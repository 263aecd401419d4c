"""The orders in which a list can stand."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.filters.options import AnyQuerySet


@dataclass(frozen=True)
class Order:
    """An order: ``key`` stands in addresses, ``phrase`` ends the sentence that counts the list."""

    key: str
    phrase: str | Promise
    apply: Callable[[AnyQuerySet], QuerySet]


def newest_first(column: str) -> Order:
    """By a partial date, what has none last."""
    return Order(
        "-date",
        _("newest first"),
        lambda rows: rows.order_by(F(column).desc(nulls_last=True), "pk"),
    )


def oldest_first(column: str) -> Order:
    """By a partial date, what has none last."""
    return Order(
        "date",
        _("oldest first"),
        lambda rows: rows.order_by(F(column).asc(nulls_last=True), "pk"),
    )


def by_name(column: str) -> Order:
    """By a column that holds a name."""
    return Order("title", _("by name"), lambda rows: rows.order_by(Lower(column), "pk"))


def _by_country(rows: QuerySet) -> QuerySet:
    reader = f"country__title_{(get_language() or 'en')[:2]}"
    names = (NullIf(reader, Value("")), NullIf("country__title_en", Value("")))
    name = Coalesce(*names, output_field=CharField())
    date = F(rows.model.date_field).desc(nulls_last=True)
    return rows.order_by(Lower(name), date, "pk")


BY_TITLE = Order("title", _("by title"), lambda records: records.order_by_title())
BY_TITLE_DESCENDING = Order("-title", _("by title, from the end"), lambda rows: rows.order_by_title(True))
BY_COUNTRY = Order("country", _("by country"), _by_country)
UPCOMING_FIRST = Order(
    "upcoming", _("upcoming first"), lambda events: events.upcoming_first(timezone.localdate())
)


def by_date(column: str) -> tuple[Order, ...]:
    """The orders of records that have a date: newest first, oldest first, by title."""
    return (newest_first(column), oldest_first(column), BY_TITLE)
