"""Filters of the rows that hang on records, and of the vocabularies: lists that only the API has."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from initiatives.choices import InquiryOutcome, LegalTopicGroup, ParticipationStatus, RelationKind, Stance
from initiatives.filters import shared
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import VocabularyFilter, WordsFilter
from initiatives.filters.orders import Order, newest_first, oldest_first
from initiatives.filters.vocabularies import asked_questions, legal_topics, records_of
from initiatives.models import (
    Indicator,
    Inquiry,
    Instrument,
    LegalTopic,
    Observation,
    Participation,
    Position,
    PositionPoint,
    Relation,
    Theme,
)
from initiatives.words import words_of


class NamesFilter(WordsFilter):
    """Words in the names of a vocabulary: a score of rows outside the search index, compared one by one."""

    def filter(self, queryset: QuerySet, words: str) -> QuerySet:
        """Rows in whose name each word begins a word."""
        wanted = words_of(words)
        if not words:
            return queryset
        names = {row.pk: words_of(row.name) for row in queryset.model._default_manager.all()}
        found = [
            key
            for key, there in names.items()
            if wanted and all(any(word.startswith(part) for word in there) for part in wanted)
        ]
        return queryset.filter(pk__in=found)


def by_keys(*columns: str) -> Order:
    """By what identifies a row."""
    return Order(
        "key", _("by key"), lambda rows: rows.order_by(*(F(column).asc() for column in columns), "pk")
    )


IN_ITS_ORDER = Order(
    "order", _("in the order of the vocabulary"), lambda rows: rows.order_by("sort_order", "pk")
)


class ParticipationFilterSet(SectionFilterSet):
    """By instrument, country, status and year."""

    orders = (
        by_keys("instrument__slug", "country__iso3", "status"),
        newest_first("date"),
        oldest_first("date"),
    )
    years_label = _("Date")

    instrument = VocabularyFilter(
        "instrument__slug", vocabulary=records_of(Instrument), label=_("Instrument")
    )
    country = shared.country()
    status = shared.choice("status", ParticipationStatus, _("Takes part as"))
    year_min = shared.first_year("date")
    year_max = shared.last_year("date")
    checked = shared.checked()

    class Meta:
        """Of participations."""

        model = Participation
        fields: list[str] = []


class ObservationFilterSet(SectionFilterSet):
    """By indicator, country and year."""

    orders = (
        by_keys("indicator__slug", "country__iso3", "year"),
        newest_first("year"),
        oldest_first("year"),
    )
    years_label = _("Year")

    indicator = VocabularyFilter("indicator__slug", vocabulary=records_of(Indicator), label=_("Indicator"))
    country = shared.country()
    year_min = shared.first_year("year")
    year_max = shared.last_year("year")
    checked = shared.checked()

    class Meta:
        """Of observations."""

        model = Observation
        fields: list[str] = []


class PointFilterSet(SectionFilterSet):
    """By position, its country and year, by question of law and stance."""

    orders = (
        by_keys("position__slug", "topic__sort_order"),
        newest_first("position__delivered_on"),
        oldest_first("position__delivered_on"),
    )
    years_label = _("Delivered")

    position = VocabularyFilter("position__slug", vocabulary=records_of(Position), label=_("Position"))
    country = shared.country("position__country__iso3")
    topic = VocabularyFilter("topic__slug", vocabulary=legal_topics, label=_("Question of law"))
    stance = shared.choice("stance", Stance, _("Stance"))
    year_min = shared.first_year("position__delivered_on")
    year_max = shared.last_year("position__delivered_on")
    checked = shared.checked()

    class Meta:
        """Of points of positions."""

        model = PositionPoint
        fields: list[str] = []


class InquiryFilterSet(SectionFilterSet):
    """By country, question and outcome."""

    orders = (by_keys("country__iso3", "question"),)

    country = shared.country()
    question = VocabularyFilter("question", vocabulary=asked_questions, label=_("Question"))
    outcome = shared.choice("outcome", InquiryOutcome, _("Outcome"))
    checked = shared.checked()

    class Meta:
        """Of inquiries."""

        model = Inquiry
        fields: list[str] = []


class RelationFilterSet(SectionFilterSet):
    """By kind."""

    orders = (by_keys("record", "target"),)

    kind = shared.choice("kind", RelationKind, _("Relation"))
    checked = shared.checked()

    class Meta:
        """Of relations."""

        model = Relation
        fields: list[str] = []


class ThemeFilterSet(SectionFilterSet):
    """By words in the name."""

    orders = (IN_ITS_ORDER,)

    q = NamesFilter(label=_("Words"))

    class Meta:
        """Of subjects."""

        model = Theme
        fields: list[str] = []


class LegalTopicFilterSet(SectionFilterSet):
    """By words in the name, and by group."""

    orders = (IN_ITS_ORDER,)

    q = NamesFilter(label=_("Words"))
    group = shared.choice("group", LegalTopicGroup, _("Group"))

    class Meta:
        """Of questions of law."""

        model = LegalTopic
        fields: list[str] = []
