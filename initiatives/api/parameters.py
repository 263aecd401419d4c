"""The parameters of a request: those that are known, each at most as often as it makes sense, none empty."""

from collections.abc import Collection
from typing import Any

from django.http import QueryDict
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from initiatives.filters import SectionFilterSet
from initiatives.filters.criteria import RuleFilter, VocabularyFilter, WordsFilter
from initiatives.filters.options import printable
from initiatives.filters.vocabularies import ClosedVocabulary
from initiatives.words import LONGEST_QUERY

MOST_NAMED = 20
REPEATABLE = {"fields"}
YEAR_PATTERN = "^[12][0-9]{3}$"


def check_parameters(query: QueryDict, known: Collection[str]) -> None:
    """Raise ``ValidationError`` if a request without filters has parameters that mean nothing."""
    refuse(problems_of(query, known, REPEATABLE))


def problems_of(
    query: QueryDict, known: Collection[str], repeatable: Collection[str]
) -> dict[str, list[str]]:
    """What is unknown, empty, or given more than once where one counts, by the name of the parameter."""
    problems = {}
    for name, values in query.lists():
        if name not in known:
            expected = ", ".join(sorted(known)) or "none"
            problems[printable(name)] = [f"This is no parameter here. Expected any of: {expected}."]
        elif not all(value.strip() for value in values):
            problems[name] = ["This has no value. Leave the parameter out, or give it one."]
        elif len(values) > 1 and name not in repeatable:
            problems[name] = ["Give this once only."]
    return problems


def refuse(problems: dict[str, list[str]]) -> None:
    """Raise ``ValidationError`` if there are problems; of very many the first are named."""
    if problems:
        raise ValidationError(dict(list(problems.items())[:MOST_NAMED]))


class SectionFilterBackend(BaseFilterBackend):
    """Narrows a list by its filter set, the same as on its page, and refuses what means nothing there."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        """The rows that pass all filters, in the order that is asked for."""
        filterset: SectionFilterSet = view.resource.filterset_class(request.query_params, queryset)
        self._check(request.query_params, filterset, view.other_parameters)
        view.order = filterset.order
        return filterset.qs

    def _check(self, query: QueryDict, filterset: SectionFilterSet, others: Collection[str]) -> None:
        several = {name for name, its in filterset.filters.items() if isinstance(its, VocabularyFilter)}
        known = {*filterset.filters, "sort", *others}
        problems = {name: [sentence] for name, sentence in filterset.problems.items()}
        if len(query.get("q", "")) > LONGEST_QUERY:
            problems["q"] = [f"This is too long; expected at most {LONGEST_QUERY} characters."]
        refuse({**problems, **problems_of(query, known, {*several, *REPEATABLE})})

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """The filters and orders as parameters of OpenAPI."""
        filterset_class = view.resource.filterset_class
        orders = filterset_class.orders
        described = [_described(name, its) for name, its in filterset_class.base_filters.items()]
        sort = {
            "name": "sort",
            "in": "query",
            "description": "The order of the list: "
            + "; ".join(f"`{order.key}` {order.phrase}" for order in orders)
            + f". Without it: `{orders[0].key}`.",
            "schema": {"type": "string", "enum": [order.key for order in orders]},
        }
        return [*described, sort]


def _described(name: str, filter_: Any) -> dict[str, Any]:
    """One filter as a parameter of OpenAPI."""
    parameter: dict[str, Any] = {"name": name, "in": "query", "description": f"{filter_.label}."}
    if isinstance(filter_, VocabularyFilter):
        return {**parameter, **_several(name, filter_)}
    if isinstance(filter_, WordsFilter):
        parameter["description"] = "Words that must all be there, the last perhaps only begun."
        return {**parameter, "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY}}
    return {**parameter, "schema": {"type": "string", "pattern": YEAR_PATTERN}, "example": "2019"}


def _several(name: str, filter_: VocabularyFilter) -> dict[str, Any]:
    """A filter of which several values may be given, any of which is enough."""
    items: dict[str, Any] = {"type": "string", "minLength": 1}
    if isinstance(filter_, RuleFilter):
        items["enum"] = list(filter_.rules)
    elif isinstance(filter_.vocabulary, ClosedVocabulary):
        items["enum"] = [option.value for option in filter_.vocabulary()]
    hint = " ISO 3166-1 alpha-3 code." if name == "country" else ""
    default = (
        f" Without it: `{filter_.default}`." if isinstance(filter_, RuleFilter) and filter_.default else ""
    )
    return {
        "description": f"{filter_.label}.{hint} May be repeated; any one is enough.{default}",
        "schema": {"type": "array", "items": items},
        "style": "form",
        "explode": True,
    }
