"""Filters of what was published, changed or withdrawn: the same for versions and for removals."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from initiatives.choices import PublicationWeight
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import Rule, RuleFilter, VocabularyFilter, YearFilter
from initiatives.filters.options import AnyQuerySet, Chosen
from initiatives.filters.orders import Order
from initiatives.filters.vocabularies import countries
from initiatives.models import Country, Event, Initiative, Institution, Policy, Position, Publication, Record
from initiatives.registry import SECTIONS, Section

COUNTRY_PATHS: tuple[tuple[type[Record], str], ...] = (
    (Country, "iso3"),
    (Policy, "country__iso3"),
    (Institution, "country__iso3"),
    (Position, "country__iso3"),
    (Event, "country__iso3"),
    (Event, "countries__iso3"),
    (Initiative, "countries__iso3"),
)
VERSIONED = tuple(section for section in SECTIONS if issubclass(section.model, Record))


def is_version(rows: AnyQuerySet) -> bool:
    """Whether rows are versions; else they are removals."""
    return rows.model is Publication


def _first_versions(rows: AnyQuerySet) -> QuerySet:
    return rows.filter(version=1) if is_version(rows) else rows.none()


def _later_versions(rows: AnyQuerySet) -> QuerySet:
    return rows.filter(version__gt=1) if is_version(rows) else rows.none()


def _removals(rows: AnyQuerySet) -> QuerySet:
    return rows.none() if is_version(rows) else rows


def _major(rows: AnyQuerySet) -> QuerySet:
    return rows.filter(weight=PublicationWeight.MAJOR) if is_version(rows) else rows


def _minor(rows: AnyQuerySet) -> QuerySet:
    return rows.filter(weight=PublicationWeight.MINOR) if is_version(rows) else rows.none()


def _of_type(section: Section) -> Rule:
    def apply(rows: AnyQuerySet) -> QuerySet:
        return rows.filter(content_type=ContentType.objects.get_for_model(section.model))

    return Rule(section.title, apply)


class CountryOfRecordFilter(VocabularyFilter):
    """Changes of records that belong to any of the chosen countries, or in which they take part."""

    def filter(self, queryset: QuerySet, chosen: Chosen) -> QuerySet:
        """Rows about such records."""
        condition = Q(pk__in=[])
        for model, path in COUNTRY_PATHS:
            owners = model._default_manager.filter(**{f"{path}__in": chosen.texts}).values("pk")
            content_type = ContentType.objects.get_for_model(model)
            condition |= Q(content_type=content_type, object_id__in=owners)
        return queryset.filter(condition)


class YearOfChangeFilter(YearFilter):
    """The first or the last year in which a change may lie."""

    def filter(self, queryset: QuerySet, year: int | None) -> QuerySet:
        """Rows from or to that year."""
        column = "published_at" if is_version(queryset) else "removed_at"
        return queryset.filter(**{f"{column}__year__{self.lookup_expr}": year}) if year else queryset


class ChangeFilterSet(SectionFilterSet):
    """By what happened, type, country, weight and year, on versions or on removals."""

    orders = (Order("-date", _("newest first"), lambda rows: rows.order_by()),)
    years_label = _("When")
    carried = ()

    kind = RuleFilter(
        {
            "published": Rule(_("First published"), _first_versions),
            "changed": Rule(_("Changed"), _later_versions),
            "withdrawn": Rule(_("Withdrawn"), _removals),
        },
        label=_("What happened"),
    )
    weight = RuleFilter(
        {"major": Rule(_("Major"), _major), "minor": Rule(_("Minor"), _minor)}, label=_("Weight")
    )
    type = RuleFilter({section.key: _of_type(section) for section in VERSIONED}, label=_("Type"))
    country = CountryOfRecordFilter(vocabulary=countries, label=_("Country"))
    year_min = YearOfChangeFilter("published_at", "gte", label=_("From year"))
    year_max = YearOfChangeFilter("published_at", "lte", label=_("To year"))

    class Meta:
        """Of versions, where no other rows are given."""

        model = Publication
        fields: list[str] = []

    @cached_property
    def unknown_parameters(self) -> list[str]:
        """What means nothing here; ``format`` says in which form the list is wanted."""
        return [name for name in super().unknown_parameters if name != "format"]
