"""Filters of what states and organisations do together: instruments, initiatives and events."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.choices import (
    EventFormat,
    EventKind,
    InitiativeKind,
    InitiativeStatus,
    InstrumentKind,
    ParticipationStatus,
)
from initiatives.filters import shared
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import ChildRows, RowFilter, Rule, RuleFilter
from initiatives.filters.orders import UPCOMING_FIRST, by_date
from initiatives.filters.vocabularies import choices_of, countries
from initiatives.models import Event, Initiative, Instrument, Participation

PARTICIPATIONS = ChildRows(lambda: Participation.objects.published(), "instrument")


class InstrumentFilterSet(SectionFilterSet):
    """By kind, subject, organisation and year, and by which country takes part in which way."""

    orders = by_date("adopted_on")
    years_label = _("Adopted")

    q = shared.words()
    theme = shared.theme()
    kind = shared.choice("kind", InstrumentKind, _("Kind"))
    country = RowFilter(
        "country__iso3",
        rows=PARTICIPATIONS,
        vocabulary=countries,
        label=_("Country that takes part"),
        shown=shared.SHOWN_COUNTRIES,
    )
    status = RowFilter(
        "status", rows=PARTICIPATIONS, vocabulary=choices_of(ParticipationStatus), label=_("Takes part as")
    )
    organisation = shared.organisation("organisation__slug", many=False)
    year_min = shared.first_year("adopted_on")
    year_max = shared.last_year("adopted_on")
    checked = shared.checked()

    class Meta:
        """Of instruments."""

        model = Instrument
        fields: list[str] = []


class InitiativeFilterSet(SectionFilterSet):
    """By subject, status, kind, country, year of the start, and by organisations in any role."""

    orders = by_date("started_on")
    years_label = _("Started")

    q = shared.words()
    theme = shared.theme()
    status = shared.choice("status", InitiativeStatus, _("Status"), may_be_empty=True)
    kind = shared.choice("kind", InitiativeKind, _("Kind"))
    country = shared.country("countries__iso3", many=True)
    organisation = shared.organisation(
        "lead_organisations__slug",
        "partner_organisations__slug",
        "funders__slug",
        label=_("Led by, with or funded by"),
    )
    year_min = shared.first_year("started_on")
    year_max = shared.last_year("started_on")
    checked = shared.checked()

    class Meta:
        """Of initiatives."""

        model = Initiative
        fields: list[str] = []


class EventFilterSet(SectionFilterSet):
    """By time, subject, kind, format, organiser, and by countries that host, take part or are concerned."""

    orders = (UPCOMING_FIRST, *by_date("starts_on"))
    years_label = _("Year")
    carried = ("view", "month")

    q = shared.words()
    when = RuleFilter(
        {
            "upcoming": Rule(_("Upcoming"), lambda events: events.upcoming(timezone.localdate())),
            "past": Rule(_("Past"), lambda events: events.past(timezone.localdate())),
        },
        label=_("Time"),
    )
    theme = shared.theme()
    kind = shared.choice("kind", EventKind, _("Kind"))
    country = shared.country("countries__iso3", "country__iso3", many=True)
    format = shared.choice("format", EventFormat, _("Format"), may_be_empty=True)
    organisation = shared.organisation("organisers__slug", label=_("Organiser"))
    year_min = shared.first_year("starts_on")
    year_max = shared.last_year("starts_on")
    checked = shared.checked()

    class Meta:
        """Of events."""

        model = Event
        fields: list[str] = []
