"""Filters of indicators, organisations and sources."""

from django.utils.translation import gettext_lazy as _

from initiatives.choices import OrganisationKind, SourceKind
from initiatives.filters import shared
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import ChildRows, RowFilter
from initiatives.filters.orders import BY_TITLE, BY_TITLE_DESCENDING, by_name, newest_first, oldest_first
from initiatives.filters.vocabularies import countries
from initiatives.models import Indicator, Observation, Organisation, Source

OBSERVATIONS = ChildRows(lambda: Observation.objects.published(), "indicator")


class IndicatorFilterSet(SectionFilterSet):
    """By publisher, and by countries of which they have a value."""

    orders = (BY_TITLE, BY_TITLE_DESCENDING)

    q = shared.words()
    publisher = shared.publisher(Indicator)
    country = RowFilter(
        "country__iso3",
        rows=OBSERVATIONS,
        vocabulary=countries,
        label=_("Country with values"),
        shown=shared.SHOWN_COUNTRIES,
    )
    checked = shared.checked()

    class Meta:
        """Of indicators."""

        model = Indicator
        fields: list[str] = []


class OrganisationFilterSet(SectionFilterSet):
    """By kind."""

    orders = (by_name("name"),)

    q = shared.words()
    kind = shared.choice("kind", OrganisationKind, _("Kind"))
    checked = shared.checked()

    class Meta:
        """Of organisations."""

        model = Organisation
        fields: list[str] = []


class SourceFilterSet(SectionFilterSet):
    """By kind, language, publisher and year."""

    orders = (by_name("title"), newest_first("published_on"), oldest_first("published_on"))
    years_label = _("Published")

    q = shared.words()
    kind = shared.choice("kind", SourceKind, _("Kind"))
    language = shared.language(Source, _("Language"))
    publisher = shared.publisher(Source)
    year_min = shared.first_year("published_on")
    year_max = shared.last_year("published_on")

    class Meta:
        """Of sources."""

        model = Source
        fields: list[str] = []
