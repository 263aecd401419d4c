"""Reading rules: how records are read, above all ``published()``, the only door to the public."""

import datetime
from calendar import monthrange
from typing import Self

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.search.queryset import SearchableQuerySetMixin

from initiatives.choices import CheckInterval
from initiatives.source_addresses import address_key


def latest_due_check(today: datetime.date, interval: int | None = None) -> datetime.date:
    """The last day of check that is ``interval`` months old on ``today``, or the usual number of months."""
    months = today.year * 12 + today.month - 1 - (interval or settings.CHECK_DUE_AFTER_MONTHS)
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _not_expired(prefix: str = "") -> Q:
    return Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": timezone.now()})


class SourcedQuerySet(QuerySet):
    """Rows that carry sources and a day of check, and that are public or wait for an editor."""

    def published(self) -> Self:
        """Only what a second person has read and let go live."""
        return self.filter(live=True)

    def check_due(self, today) -> Self:
        """Rows whose last check is so long ago that another is due on ``today`` (a date)."""
        return self.filter(verified_on__lte=latest_due_check(today))

    def with_citations(self) -> Self:
        """Add the sources of each row, in the order in which they are cited, in two queries."""
        return self.prefetch_related(Prefetch("citations", self._citations()))

    def _citations(self) -> QuerySet:
        model = self.model._meta.get_field("citations").related_model
        citations = model._default_manager.select_related("source").filter(source__live=True)
        return citations.order_by("sort_order", "pk")


class RecordQuerySet(SearchableQuerySetMixin, SourcedQuerySet):
    """Records; each type says in ``list_related`` and ``list_many`` what a row of a list shows."""

    def published(self) -> Self:
        """Only live records whose time has not run out, whether or not the schedule has been run.

        What belongs to a country is public only while the country is.
        """
        public = super().published().filter(_not_expired())
        if any(field.name == "country" and not field.null for field in self.model._meta.fields):
            public = public.filter(_not_expired("country__"), country__live=True)
        return public

    def check_due(self, today) -> Self:
        """Records that are due for another check on ``today`` (a date), each by its own interval."""
        due = Q(check_interval__isnull=True, verified_on__lte=latest_due_check(today))
        for months in CheckInterval.values:
            due |= Q(check_interval=months, verified_on__lte=latest_due_check(today, months))
        # What all have in common again, for databases look for a bound outside of alternatives.
        shortest = min(settings.CHECK_DUE_AFTER_MONTHS, *CheckInterval.values)
        return self.filter(due, verified_on__lte=latest_due_check(today, shortest))

    def for_list(self) -> Self:
        """Published records with all that a row of a list shows; a fixed number of queries."""
        return self.published().with_relations().with_citations()

    def for_detail(self) -> Self:
        """Published records with all that their own page shows; a fixed number of queries."""
        return self.for_list()

    def with_relations(self) -> Self:
        """Add the relations that a row of a list shows, of these only what is public.

        A foreign key to what is not public reads as None.
        """
        queryset = self
        for name in (*self.model.list_related, *self.model.list_many):
            related = self.model._meta.get_field(name).related_model._default_manager.all()
            if hasattr(related, "published"):
                related = related.published()
            queryset = queryset.prefetch_related(Prefetch(name, related))
        return queryset

    def order_by_title(self, descending: bool = False) -> Self:
        """Order by the title that is shown: the official one, else ours in the reader's language."""
        names = [f"title_{(get_language() or 'en')[:2]}", "title_en"]
        titles = [NullIf(name, Value("")) for name in names]
        if any(field.name == "official_title" for field in self.model._meta.fields):
            titles.insert(0, NullIf("official_title", Value("")))
        title = Lower(Coalesce(*titles, output_field=CharField()))
        return self.order_by(title.desc() if descending else title.asc(), "pk")


class SourceQuerySet(QuerySet):
    """Sources; one is public from when a second person lets go public what rests on it."""

    def published(self) -> Self:
        """Only what a second person has seen, and nothing that turned out to be another source."""
        return self.filter(live=True)

    def with_address(self, url: str) -> Self:
        """Those that are kept and have the same address, however it is written; the oldest first."""
        key = address_key(url)
        kept = self.filter(merged_into__isnull=True, address_key=key) if key else self.none()
        return kept.order_by("-live", "pk")

    def not_merged(self) -> Self:
        """Those that may be cited."""
        return self.filter(merged_into__isnull=True)

    def for_list(self) -> Self:
        """All that a row of a list shows."""
        return self.published()

    def for_detail(self) -> Self:
        """All that the source's own page shows."""
        return self.published()


class OrganisationQuerySet(SourcedQuerySet):
    """Organisations."""

    def not_merged(self) -> Self:
        """Those that may be named."""
        return self.filter(merged_into__isnull=True)

    def for_list(self) -> Self:
        """Public organisations with all that a row of a list shows."""
        return self.published().with_citations()

    def for_detail(self) -> Self:
        """Public organisations with all that their own page shows."""
        return self.for_list()


class PositionQuerySet(RecordQuerySet):
    """Positions with their points."""

    def for_list(self) -> Self:
        """Published positions with their points, questions and sources."""
        points = self.model._meta.get_field("points").related_model._default_manager.all()
        citation = points.model._meta.get_field("citations").related_model
        cited = citation._default_manager.select_related("source").filter(source__live=True)
        points = points.select_related("topic").prefetch_related(Prefetch("citations", cited))
        return super().for_list().prefetch_related(Prefetch("points", points))


class CountryQuerySet(RecordQuerySet):
    """States and the European Union."""

    def focus(self) -> Self:
        """The 33 states that the catalogue is about; all others are partners kept for comparison."""
        return self.filter(is_focus=True)


class InstitutionQuerySet(RecordQuerySet):
    """National institutions."""

    def existing(self) -> Self:
        """Those that exist: a planned institution is named so in its key and is never counted as one."""
        return self.exclude(slug__endswith="-planned")

    def planned(self) -> Self:
        """Those that do not exist yet."""
        return self.filter(slug__endswith="-planned")


class EventQuerySet(RecordQuerySet):
    """Events, which lie ahead or behind."""

    def upcoming(self, today) -> Self:
        """Events that have not ended on ``today`` (a date), soonest first."""
        return self.filter(self._not_over(today)).order_by("starts_on", "pk")

    def past(self, today) -> Self:
        """Events that ended before ``today`` (a date), latest first."""
        return self.exclude(self._not_over(today)).order_by("-starts_on", "pk")

    def touching(self, first, last) -> Self:
        """Events that happen, or may happen, between two days (dates), by all that is known of them."""
        return self.filter(self._not_over(first), starts_on__lte=last.isoformat())

    def upcoming_first(self, today) -> Self:
        """All events: those that have not ended on ``today``, soonest first, then the past, latest first.

        Each carries ``lies_ahead``, by which a page tells where the past begins.
        """
        ahead = Case(When(self._not_over(today), then=Value(True)), default=Value(False))
        soonest = Case(When(self._not_over(today), then=F("starts_on")))
        return self.annotate(lies_ahead=ahead).order_by(
            "-lies_ahead", soonest.asc(nulls_last=True), "-starts_on", "pk"
        )

    @staticmethod
    def _not_over(today) -> Q:
        """A partial date is over when its period is: ``2027`` lies ahead through all of 2027."""
        day = today.isoformat()
        running = [day[:4], day[:7]]
        ends_later = Q(ends_on__gte=day) | Q(ends_on__in=running)
        starts_later = Q(starts_on__gte=day) | Q(starts_on__in=running)
        return ends_later | Q(ends_on__isnull=True) & starts_later


class InstrumentQuerySet(RecordQuerySet):
    """International instruments."""

    def for_list(self) -> Self:
        """Published instruments, each with ``state_count``: how many states of the region take part.

        A vote takes part in nothing but the vote, and who is invited has not come yet.
        """
        from initiatives.choices import VOTES, ParticipationStatus
        from initiatives.models import Country, Participation

        rows = Participation.objects.published().filter(
            instrument=OuterRef("pk"), country__in=Country.objects.published().focus().values("pk")
        )
        rows = rows.exclude(status__in=[*VOTES, ParticipationStatus.INVITED])
        return (
            super()
            .for_list()
            .annotate(state_count=_counted(rows, "instrument", Count("country", distinct=True)))
        )


class IndicatorQuerySet(RecordQuerySet):
    """Indicators."""

    def for_list(self) -> Self:
        """Published indicators with ``first_year``, ``last_year`` and ``country_count`` of their values."""
        from initiatives.models import Observation

        rows = Observation.objects.published().filter(indicator=OuterRef("pk"))
        return (
            super()
            .for_list()
            .annotate(
                first_year=_counted(rows, "indicator", Min("year")),
                last_year=_counted(rows, "indicator", Max("year")),
                country_count=_counted(rows, "indicator", Count("country", distinct=True)),
            )
        )


def _counted(rows: QuerySet, owner: str, aggregate) -> Subquery:
    """A figure about the rows of each record, as a column."""
    return Subquery(rows.order_by().values(owner).annotate(figure=aggregate).values("figure"))


class TermQuerySet(QuerySet):
    """Words of a vocabulary, all of them public."""

    def published(self) -> Self:
        """All."""
        return self.all()

    def for_list(self) -> Self:
        """All, with all that there is to show."""
        return self.published()
