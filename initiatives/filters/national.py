"""Filters of countries and of what belongs to one country: policies, institutions and positions."""

from django.utils.translation import gettext_lazy as _

from initiatives.choices import InstitutionKind, PolicyKind, PolicyStatus, PositionKind, Stance, Subregion
from initiatives.filters import covered, shared
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import ChildRows, RowFilter, Rule, RuleFilter, VocabularyFilter
from initiatives.filters.orders import BY_COUNTRY, BY_TITLE, BY_TITLE_DESCENDING, by_date
from initiatives.filters.vocabularies import choices_of, groupings, legal_topics
from initiatives.models import Country, Institution, Policy, Position, PositionPoint

POINTS = ChildRows(lambda: PositionPoint.objects.published(), "position")


def region() -> RuleFilter:
    """Texts of the states of the region, or of the partners."""
    return RuleFilter(
        {
            "states": Rule(_("States of the region"), lambda records: records.filter(country__is_focus=True)),
            "partners": Rule(_("Partners"), lambda records: records.filter(country__is_focus=False)),
        },
        label=_("Region"),
    )


class CountryFilterSet(covered.CoveredCountries):
    """States of the region unless partners are asked for; ``measure`` is the layer of the map."""

    orders = (BY_TITLE, BY_TITLE_DESCENDING)
    carried = ("view", "measure")

    q = shared.words()
    region = RuleFilter(
        {
            "states": Rule(_("States of the region"), lambda countries: countries.filter(is_focus=True)),
            "partners": Rule(_("Partners"), lambda countries: countries.filter(is_focus=False)),
            "all": Rule(_("States and partners"), lambda countries: countries),
        },
        label=_("Region"),
        default="states",
    )
    subregion = shared.choice("subregion", Subregion, _("Subregion"))
    grouping = VocabularyFilter(
        "groupings__slug", vocabulary=groupings, label=_("Grouping"), many=True, lists_all=False
    )
    question = covered.question()
    coverage = covered.coverage()
    checked = shared.checked()

    class Meta:
        """Of countries."""

        model = Country
        fields: list[str] = []


class PolicyFilterSet(SectionFilterSet):
    """By country, kind, status and year of adoption."""

    orders = (*by_date("adopted_on"), BY_COUNTRY)
    years_label = _("Adopted")

    q = shared.words()
    country = shared.country()
    kind = shared.choice("kind", PolicyKind, _("Kind"))
    status = shared.choice("status", PolicyStatus, _("Status"), may_be_empty=True)
    year_min = shared.first_year("adopted_on")
    year_max = shared.last_year("adopted_on")
    checked = shared.checked()

    class Meta:
        """Of policies."""

        model = Policy
        fields: list[str] = []


class InstitutionFilterSet(SectionFilterSet):
    """By country, kind and year of establishment; planned institutions are told apart."""

    orders = (BY_COUNTRY, BY_TITLE, *by_date("established_on")[:2])
    years_label = _("Established")

    q = shared.words()
    country = shared.country()
    kind = shared.choice("kind", InstitutionKind, _("Kind"))
    status = RuleFilter(
        {
            "existing": Rule(_("Exists"), lambda institutions: institutions.existing()),
            "planned": Rule(_("Planned"), lambda institutions: institutions.planned()),
        },
        label=_("Status"),
    )
    year_min = shared.first_year("established_on")
    year_max = shared.last_year("established_on")
    checked = shared.checked()

    class Meta:
        """Of institutions."""

        model = Institution
        fields: list[str] = []


class PositionFilterSet(SectionFilterSet):
    """By country, kind, language and year, and by what one and the same point says on which question."""

    orders = (*by_date("delivered_on"), BY_COUNTRY)
    years_label = _("Delivered")

    q = shared.words()
    region = region()
    country = shared.country()
    kind = shared.choice("kind", PositionKind, _("Kind"))
    topic = RowFilter("topic__slug", rows=POINTS, vocabulary=legal_topics, label=_("Question of law"))
    stance = RowFilter("stance", rows=POINTS, vocabulary=choices_of(Stance), label=_("Stance"))
    language = shared.language(Position, _("Language read"))
    year_min = shared.first_year("delivered_on")
    year_max = shared.last_year("delivered_on")
    checked = shared.checked()

    class Meta:
        """Of positions."""

        model = Position
        fields: list[str] = []
