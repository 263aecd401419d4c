"""The orders in which a list can stand."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.filters.options import AnyQuerySet
from initiatives.word_index import matching_ids


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


CODES = ("acronym", "short_title", "document_symbol", "iso3", "iso2")
CALLED_SO, NAMED_SO, HELD = range(3)


def best_first(words: str, order: Order) -> Order:
    """What is called so, then what has the words in a title, then the rest; within these by ``order``.

    The same on each database, whose own ranks differ. Each row carries its ``match_level``.
    """

    def apply(rows: AnyQuerySet) -> QuerySet:
        level = Case(
            When(_is_called(rows.model, words), then=Value(CALLED_SO)),
            When(pk__in=matching_ids(rows.model, words, in_titles=True), then=Value(NAMED_SO)),
            default=Value(HELD),
        )
        ordered = order.apply(rows)
        return ordered.annotate(match_level=level).order_by("match_level", *ordered.query.order_by)

    return Order("", _("best match first"), apply)


def _is_called(model, words: str) -> Q:
    """That a code of a row is the query as a whole."""
    names = {field.name for field in model._meta.concrete_fields}
    condition = Q(pk__in=[])
    for code in CODES:
        if code in names:
            condition |= Q(**{f"{code}__iexact": words.strip()})
    return condition
