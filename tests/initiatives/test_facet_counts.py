"""The counts of facets, held against the lists that they promise, on the whole opening catalogue."""

import pytest

from initiatives.filters.criteria import VocabularyFilter
from initiatives.registry import SECTIONS

pytestmark = pytest.mark.django_db
WITH_ANOTHER_FILTER_ON = {
    "policies": "status=in-force",
    "instruments": "status=party&theme=cybercrime",
    "positions": "stance=affirms",
    "initiatives": "theme=capacity-building&year_min=2015",
    "events": "format=in-person",
    "countries": "subregion=caribbean",
    "sources": "language=es",
}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_counts_are_what_the_list_would_hold(opening_catalogue, section):
    around = WITH_ANOTHER_FILTER_ON.get(section.key, "")
    filterset = section.filterset_class(around)
    for name, filter_ in filterset.filters.items():
        if not isinstance(filter_, VocabularyFilter):
            continue
        counts = filterset.counts(name)
        others = "&".join(part for part in around.split("&") if not part.startswith(f"{name}="))
        for value in list(filter_.options)[:6]:
            listed = section.filterset_class(f"{others}&{name}={value}").qs.count()
            assert counts[value] == listed, (name, value)
