"""What the API offers: one resource for each table of the dataset, under the table's own name."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from initiatives.dataset.content import TABLE_OF
from initiatives.dataset.keys import key_field
from initiatives.dataset.tables import Table
from initiatives.filters import child_rows
from initiatives.models import (
    Inquiry,
    LegalTopic,
    Observation,
    Participation,
    PositionPoint,
    Record,
    Relation,
    Theme,
)
from initiatives.registry import SECTIONS


@dataclass(frozen=True)
class Resource:
    """A table with its filters; ``owner`` leads to the record whose page and versions a row shares."""

    table: Table
    filterset_class: type[Any]
    title: str | Promise
    lede: str | Promise
    owner: str = ""

    @property
    def name(self) -> str:
        """Its place in addresses."""
        return self.table.name

    @property
    def model(self) -> type[Any]:
        """The model of its rows."""
        return self.table.model

    @property
    def key_field(self) -> str:
        """The model field by which one row is asked for; empty where rows have no key of their own."""
        return key_field(self.name) if len(self.table.key_columns) == 1 else ""

    @property
    def has_versions(self) -> bool:
        """Whether each row has the version of a record."""
        return issubclass(self.model, Record) or bool(self.owner)

    @property
    def has_pages(self) -> bool:
        """Whether each row is shown on a page."""
        return hasattr(self.model, "get_absolute_url") or bool(self.owner)


RESOURCES = (
    *(
        Resource(TABLE_OF[section.model], section.filterset_class, section.title, section.lede)
        for section in SECTIONS
    ),
    Resource(
        TABLE_OF[Participation],
        child_rows.ParticipationFilterSet,
        _("Participations"),
        _("How each country takes part in each instrument: as a party, by a vote, as a member."),
        owner="instrument",
    ),
    Resource(
        TABLE_OF[PositionPoint],
        child_rows.PointFilterSet,
        _("Points of positions"),
        _("What each position says on each question of law, and where."),
        owner="position",
    ),
    Resource(
        TABLE_OF[Observation],
        child_rows.ObservationFilterSet,
        _("Observations"),
        _("The values of indicators, by country and year."),
        owner="indicator",
    ),
    Resource(
        TABLE_OF[Inquiry],
        child_rows.InquiryFilterSet,
        _("Inquiries"),
        _("What was looked for in a country and not found, with the day, and what cannot apply to it."),
        owner="country",
    ),
    Resource(
        TABLE_OF[Relation],
        child_rows.RelationFilterSet,
        _("Relations"),
        _("How records stand to each other: as a part, in place of another, as what was delivered there."),
    ),
    Resource(TABLE_OF[Theme], child_rows.ThemeFilterSet, _("Subjects"), _("The subjects of the catalogue.")),
    Resource(
        TABLE_OF[LegalTopic],
        child_rows.LegalTopicFilterSet,
        _("Questions of law"),
        _("The questions of international law on which states take positions."),
    ),
)
