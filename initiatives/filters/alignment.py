"""The filters of alignment: which states, partners, kinds of items, years and outcomes are shown."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from initiatives.alignment.items import Kind, Outcome
from initiatives.choices import Subregion
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import VocabularyFilter
from initiatives.filters.options import Option
from initiatives.filters.orders import BY_TITLE
from initiatives.filters.shared import first_year, last_year
from initiatives.filters.vocabularies import choices_of
from initiatives.models import Country

COLUMN_OF_YEAR = "adopted_on"
# With whom states are compared; not a view, for a file holds what it says.
COMPARE = "compare"


def states() -> Iterator[Option]:
    """Public states of the region, by name."""
    public = Country.objects.published().focus().order_by_title()
    return (Option(country.iso3, country.heading) for country in public)


def partners() -> Iterator[Option]:
    """Public partners, by name."""
    public = Country.objects.published().filter(is_focus=False).order_by_title()
    return (Option(country.iso3, country.heading) for country in public)


class ItemFilterSet(SectionFilterSet):
    """By kind and year of the item; only the values are read, and ``initiatives.alignment`` does the rest."""

    orders = (BY_TITLE,)
    years_label = _("Year of the item")

    kind = VocabularyFilter("kind", vocabulary=choices_of(Kind), label=_("Kind of item"))
    year_min = first_year(COLUMN_OF_YEAR)
    year_max = last_year(COLUMN_OF_YEAR)

    class Meta:
        """Of countries, which are what is compared."""

        model = Country
        fields: list[str] = []


class AlignmentFilterSet(ItemFilterSet):
    """By kind, year, partner, state and subregion."""

    carried = (COMPARE,)

    partner = VocabularyFilter("iso3", vocabulary=partners, label=_("Partner"))
    subregion = VocabularyFilter("subregion", vocabulary=choices_of(Subregion), label=_("Subregion"))
    country = VocabularyFilter("iso3", vocabulary=states, label=_("State of the region"))


class PairFilterSet(ItemFilterSet):
    """By kind, year and outcome, of two countries."""

    carried = ()

    outcome = VocabularyFilter("outcome", vocabulary=choices_of(Outcome), label=_("Outcome"))
