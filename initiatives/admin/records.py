"""The record types at the desk."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from initiatives import models
from initiatives.admin.new_country import CountryChooserViewSet
from initiatives.admin.panels import choices, points_panel, row, summary_panel, title_panels
from initiatives.admin.viewsets import RecordViewSet


class CountryViewSet(RecordViewSet):
    """States of the region and partners."""

    model = models.Country
    icon = "globe"
    chooser_viewset_class = CountryChooserViewSet
    details = ("iso3", "subregion")
    list_filter = ("live", "subregion", "is_focus", "verified_on")
    facts = (
        *title_panels(heading=_("Name"), official=False),
        row("iso3", "iso2"),
        FieldPanel("official_name"),
        row("subregion", "capital"),
        FieldPanel("is_focus"),
        summary_panel(),
        FieldPanel("groupings"),
    )


class PolicyViewSet(RecordViewSet):
    """Strategies, laws and policies."""

    model = models.Policy
    icon = "doc-full"
    details = ("country", "kind", "adopted_on")
    list_filter = ("live", "kind", "status", "country", "verified_on")
    facts = (
        FieldPanel("country"),
        *title_panels(),
        row("kind", "status"),
        row("adopted_on", "url"),
        summary_panel(),
    )


class InstitutionViewSet(RecordViewSet):
    """Teams, authorities, units and commands."""

    model = models.Institution
    icon = "home"
    details = ("country", "kind")
    list_filter = ("live", "kind", "country", "verified_on")
    facts = (
        FieldPanel("country"),
        *title_panels(),
        row("kind", "acronym"),
        row("established_on", "url"),
        summary_panel(),
    )


class InstrumentViewSet(RecordViewSet):
    """Treaties, resolutions, declarations and groups."""

    model = models.Instrument
    icon = "form"
    details = ("kind", "adopted_on")
    list_filter = ("live", "kind", "verified_on")
    facts = (
        *title_panels(),
        row("short_title", "kind"),
        row("adopted_on", "in_force_on"),
        FieldPanel("organisation"),
        choices("themes"),
        FieldPanel("url"),
        summary_panel(),
    )


class PositionViewSet(RecordViewSet):
    """Texts on international law, with their points."""

    model = models.Position
    icon = "openquote"
    details = ("country", "kind", "delivered_on")
    list_filter = ("live", "kind", "country", "verified_on")
    facts = (
        FieldPanel("country"),
        *title_panels(),
        row("kind", "language"),
        row("delivered_on", "document_symbol"),
        FieldPanel("forum"),
        summary_panel(),
        points_panel(),
    )


class InitiativeViewSet(RecordViewSet):
    """Programmes, projects, networks and measures."""

    model = models.Initiative
    icon = "group"
    details = ("kind", "status", "started_on")
    list_filter = ("live", "kind", "status", "verified_on")
    facts = (
        *title_panels(),
        row("acronym", "kind", "status"),
        row("started_on", "ended_on"),
        choices("themes"),
        choices("countries"),
        FieldPanel("lead_organisations"),
        FieldPanel("partner_organisations"),
        FieldPanel("funders"),
        row("budget_eur", "url"),
        summary_panel(),
    )


class EventViewSet(RecordViewSet):
    """Conferences, negotiations, trainings and incidents."""

    model = models.Event
    icon = "calendar"
    details = ("kind", "starts_on", "country")
    list_filter = ("live", "kind", "format", "country", "verified_on")
    facts = (
        *title_panels(),
        row("kind", "format"),
        row("starts_on", "ends_on"),
        FieldPanel("city"),
        FieldPanel("country"),
        FieldPanel("organisers"),
        choices("themes"),
        choices("countries"),
        FieldPanel("url"),
        summary_panel(),
    )


class IndicatorViewSet(RecordViewSet):
    """Indices and statistics of others."""

    model = models.Indicator
    icon = "order"
    details = ("publisher", "unit")
    facts = (
        *title_panels(heading=_("Name"), official=False),
        row("publisher", "unit"),
        row("scale_min", "scale_max"),
        FieldPanel("higher_is_better"),
        FieldPanel("url"),
        summary_panel(),
    )


RECORD_VIEWSETS = (
    CountryViewSet,
    PolicyViewSet,
    InstitutionViewSet,
    InstrumentViewSet,
    PositionViewSet,
    InitiativeViewSet,
    EventViewSet,
    IndicatorViewSet,
)
