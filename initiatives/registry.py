"""The kinds of things that have a public list and pages of their own, each in one line."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from initiatives import models


@dataclass(frozen=True)
class Section:
    """A part of the public catalogue: ``key`` is its place in addresses, ``filterset`` a dotted path."""

    key: str
    model: type[Any]
    filterset: str
    title: str | Promise
    lede: str | Promise

    @property
    def name(self) -> str:
        """The name of the model in addresses' names and templates."""
        return self.model._meta.model_name

    @cached_property
    def filterset_class(self) -> type[Any]:
        """The filters of the list, its feeds and exports."""
        return import_string(f"initiatives.filters.{self.filterset}")


SECTIONS = (
    Section(
        "countries",
        models.Country,
        "CountryFilterSet",
        _("Countries"),
        _("The 33 states of Latin America and the Caribbean, and the partners with which they are compared."),
    ),
    Section(
        "policies",
        models.Policy,
        "PolicyFilterSet",
        _("Policies"),
        _("Strategies, laws and policies by which states govern cyberspace."),
    ),
    Section(
        "institutions",
        models.Institution,
        "InstitutionFilterSet",
        _("Institutions"),
        _("National response teams, authorities, ministries’ units and commands."),
    ),
    Section(
        "instruments",
        models.Instrument,
        "InstrumentFilterSet",
        _("Instruments"),
        _("Treaties, resolutions, declarations and groups, and which states take part in them."),
    ),
    Section(
        "positions",
        models.Position,
        "PositionFilterSet",
        _("Positions"),
        _("Texts in which states say how international law applies in cyberspace."),
    ),
    Section(
        "initiatives",
        models.Initiative,
        "InitiativeFilterSet",
        _("Initiatives"),
        _(
            "Programmes, projects, networks, dialogues and measures that states and organisations run "
            "with, in or for the region."
        ),
    ),
    Section(
        "events",
        models.Event,
        "EventFilterSet",
        _("Events"),
        _("Conferences, negotiations, dialogues, trainings and incidents, ahead and behind."),
    ),
    Section(
        "indicators",
        models.Indicator,
        "IndicatorFilterSet",
        _("Indicators"),
        _("Indices and statistics that others publish, by country and year, on their own scales."),
    ),
    Section(
        "organisations",
        models.Organisation,
        "OrganisationFilterSet",
        _("Organisations"),
        _("Bodies that lead, pay for, join or host what the catalogue records."),
    ),
    Section(
        "sources",
        models.Source,
        "SourceFilterSet",
        _("Sources"),
        _("The texts that were read, each with everything that rests on it."),
    ),
)


def section_of(model: type[Any]) -> Section:
    """The section of a model; raises ``KeyError`` where it has none."""
    return {section.model: section for section in SECTIONS}[model]
