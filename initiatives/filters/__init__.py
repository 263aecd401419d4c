"""The filters of all sections: one filter set each, shared by its page and every other form of its list."""

from initiatives.filters.base import SectionFilterSet
from initiatives.filters.international import EventFilterSet, InitiativeFilterSet, InstrumentFilterSet
from initiatives.filters.national import (
    CountryFilterSet,
    InstitutionFilterSet,
    PolicyFilterSet,
    PositionFilterSet,
)
from initiatives.filters.references import IndicatorFilterSet, OrganisationFilterSet, SourceFilterSet

__all__ = [
    "CountryFilterSet",
    "EventFilterSet",
    "IndicatorFilterSet",
    "InitiativeFilterSet",
    "InstitutionFilterSet",
    "InstrumentFilterSet",
    "OrganisationFilterSet",
    "PolicyFilterSet",
    "PositionFilterSet",
    "SectionFilterSet",
    "SourceFilterSet",
]
