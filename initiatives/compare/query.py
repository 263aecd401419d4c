"""The address of a comparison: one for each set of countries, whatever order they were asked for in."""

from django.urls import reverse

from initiatives.filters.compare import CompareFilterSet
from initiatives.list_query import ListQuery


def canonical_query(filterset: CompareFilterSet) -> ListQuery:
    """The query string in its one form: codes in capitals and sorted, pillars in the order of the profile."""
    places = list(filterset.filters["pillar"].options) if filterset.chosen("pillar") else []
    pairs = [("country", code) for code in sorted(chosen_values(filterset, "country"))]
    pairs += [("pillar", key) for key in sorted(chosen_values(filterset, "pillar"), key=places.index)]
    pairs += [("rows", value) for value in chosen_values(filterset, "rows")]
    return ListQuery(tuple(pairs))


def chosen_values(filterset: CompareFilterSet, name: str) -> list[str]:
    """The known values of a parameter, each once."""
    return [option.value for option in filterset.chosen(name).options]


def compare_address(*codes: str) -> str:
    """The comparison of some countries."""
    pairs = tuple(("country", code) for code in sorted(codes))
    return ListQuery(pairs).address(reverse("compare"))
