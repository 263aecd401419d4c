"""Reading rules of what hangs on records: points, participations, observations, inquiries and relations."""

from typing import Self

from django.db.models import CharField, Q, Value
from django.db.models.functions import Concat

from initiatives.choices import CheckInterval
from initiatives.querysets import SourcedQuerySet, latest_due_check


class PointQuerySet(SourcedQuerySet):
    """Points of positions; a point is public with the published version of its position."""

    def published(self) -> Self:
        """Checked points of published positions of published countries."""
        from initiatives.models import Country, Position

        return self.filter(
            verified_on__isnull=False,
            position__in=Position.objects.published().values("pk"),
            position__country__in=Country.objects.published().values("pk"),
        )

    def for_list(self) -> Self:
        """Public points with their position, its country, the question and their sources."""
        return self.published().select_related("position__country", "topic").with_citations()


class ParticipationQuerySet(SourcedQuerySet):
    """Who takes part in what."""

    def published(self) -> Self:
        """Public rows of published instruments and countries."""
        from initiatives.models import Country, Instrument

        return (
            super()
            .published()
            .filter(
                instrument__in=Instrument.objects.published().values("pk"),
                country__in=Country.objects.published().values("pk"),
            )
        )

    def for_list(self) -> Self:
        """Public rows with their instrument, country and sources."""
        return self.published().select_related("instrument", "country").with_citations()


class ObservationQuerySet(SourcedQuerySet):
    """Values of indicators."""

    def published(self) -> Self:
        """Public rows of published indicators and countries."""
        from initiatives.models import Country, Indicator

        return (
            super()
            .published()
            .filter(
                indicator__in=Indicator.objects.published().values("pk"),
                country__in=Country.objects.published().values("pk"),
            )
        )

    def for_list(self) -> Self:
        """Public rows with their indicator, country and sources."""
        return self.published().select_related("indicator", "country").with_citations()


class InquiryQuerySet(SourcedQuerySet):
    """Inquiries that led to no record."""

    def published(self) -> Self:
        """Public rows of published countries whose question is public: its instrument or indicator is."""
        from initiatives.models import Country, Indicator, Instrument

        public = super().published().filter(country__in=Country.objects.published().values("pk"))
        for sort, model in (("instrument-", Instrument), ("indicator-", Indicator)):
            keys = (
                model.objects.published()
                .annotate(question=Concat(Value(sort), "slug", output_field=CharField()))
                .values("question")
            )
            public = public.filter(~Q(question__startswith=sort) | Q(question__in=keys))
        return public

    def check_due(self, today) -> Self:
        """Searches that are due for another on ``today`` (a date), each by its own interval."""
        due = Q(check_interval__isnull=True, verified_on__lte=latest_due_check(today))
        for months in CheckInterval.values:
            due |= Q(check_interval=months, verified_on__lte=latest_due_check(today, months))
        return self.filter(due)

    def for_list(self) -> Self:
        """Public rows with their country and sources."""
        return self.published().select_related("country").with_citations()


class RelationQuerySet(SourcedQuerySet):
    """Relations between records."""

    def published(self) -> Self:
        """Public rows both of whose ends are public."""
        from initiatives.record_keys import RELATED

        public = super().published()
        for section, model in RELATED.items():
            name = Concat(Value(f"{section}/"), "slug", output_field=CharField())
            keys = model.objects.published().annotate(name=name).values("name")
            for end in ("record", "target"):
                other = ~Q(**{f"{end}__startswith": f"{section}/"})
                public = public.filter(other | Q(**{f"{end}__in": keys}))
        return public

    def about(self, key: str) -> Self:
        """Those in which a record stands on one side or the other."""
        return self.filter(Q(record=key) | Q(target=key))

    def for_list(self) -> Self:
        """Public rows with their sources."""
        return self.published().with_citations()
