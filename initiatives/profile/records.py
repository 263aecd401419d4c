"""Everything public that is known about one country or several, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import IntegerField, Q, Value

from initiatives.choices import InstrumentKind
from initiatives.coverage.vocabulary import Questions, read_questions
from initiatives.models import (
    Country,
    Event,
    Indicator,
    Initiative,
    Inquiry,
    Institution,
    LegalTopic,
    Observation,
    Participation,
    Policy,
    Position,
    PositionPoint,
)
from initiatives.profile.partner_bodies import EUROPEAN_UNION, bodies_of
from initiatives.questions import EXPERT_GROUPS, POSITION, QuestionSort, question_key


@dataclass(frozen=True)
class CountryRecords:
    """The published rows of a country with their sources; lists, so that nothing is read twice."""

    country: Country
    policies: list[Policy]
    institutions: list[Institution]
    participations: list[Participation]
    positions: list[Position]
    initiatives: list[Initiative]
    events: list[Event]
    observations: list[Observation]
    indicators: list[Indicator]
    topics: list[LegalTopic]
    partners: list[Country]
    inquiries: dict[str, Inquiry] = field(default_factory=dict)
    questions: Questions = field(default_factory=Questions)

    @cached_property
    def answered(self) -> set[str]:
        """The keys of the questions that have an answer, by the rule of ``initiatives.coverage.found``."""
        rows: list[Any] = [*self.policies, *self.institutions, *self.participations, *self.observations]
        keys = {key for row in rows for key in keys_answered_by(row)}
        points = [point for position in self.positions for point in self.points_of(position)]
        keys |= {question_key(QuestionSort.TOPIC, point.topic.slug) for point in points}
        return keys | ({POSITION} if self.positions else set())

    def inquiry_after(self, key: str) -> Inquiry | None:
        """The inquiry into a question, where it has no answer: an answer goes before every inquiry."""
        return None if key in self.answered else self.inquiries.get(key)

    def points_of(self, position: Position) -> list[PositionPoint]:
        """The points of a position that have been checked; the others are with the editors."""
        points = [point for point in position.points.all() if point.verified_on]
        for point in points:
            point.position = position
        return points

    def all_records(self) -> Iterator:
        """Every record and row of the country once, without the values of indicators."""
        yield from self.policies
        yield from self.institutions
        yield from self.participations
        yield from self.positions
        yield from self.initiatives
        yield from self.events


def keys_answered_by(row: Policy | Institution | Participation | Observation) -> Iterator[str]:
    """The questions that a row answers."""
    if isinstance(row, Policy):
        yield question_key(QuestionSort.POLICY, row.kind)
    elif isinstance(row, Institution):
        yield question_key(QuestionSort.INSTITUTION, row.kind)
    elif isinstance(row, Observation):
        yield question_key(QuestionSort.INDICATOR, row.indicator.slug)
    else:
        yield question_key(QuestionSort.INSTRUMENT, row.instrument.slug)
        if row.instrument.kind == InstrumentKind.EXPERT_GROUP:
            yield EXPERT_GROUPS


def read_records(country: Country) -> CountryRecords:
    """Read what is public on a country, which may be a draft of its own that has no key yet."""
    return read_records_of([country])[0]


def read_records_of(countries: Sequence[Country]) -> list[CountryRecords]:
    """Read what is public on some countries, in as many queries for a dozen of them as for two."""
    keys = [country.pk for country in countries]
    policies = _by_country(Policy.objects.for_list().filter(country__in=keys))
    institutions = _by_country(Institution.objects.for_list().filter(country__in=keys))
    participations = _by_country(_participations(keys))
    positions = _by_country(Position.objects.for_list().filter(country__in=keys))
    observations = _by_country(_observations(keys))
    inquiries = _by_country(Inquiry.objects.published().filter(country__in=keys).with_citations())
    initiatives = _shared(Initiative, [_part_in_initiatives(country) for country in countries])
    events = _shared(Event, [_part_in_events(country) for country in countries])
    indicators = list(Indicator.objects.published().order_by("pk"))
    topics = list(LegalTopic.objects.all())
    common: dict[str, Any] = {
        "indicators": indicators,
        "topics": topics,
        "partners": list(Country.objects.published().filter(is_focus=False)),
        "questions": read_questions(topics, indicators),
    }
    return [
        CountryRecords(
            country=country,
            policies=policies[country.pk],
            institutions=institutions[country.pk],
            participations=participations[country.pk],
            positions=positions[country.pk],
            initiatives=initiatives[place],
            events=events[place],
            observations=observations[country.pk],
            inquiries={inquiry.question: inquiry for inquiry in inquiries[country.pk]},
            **common,
        )
        for place, country in enumerate(countries)
    ]


def _by_country(rows: Iterable) -> defaultdict[int | None, list]:
    """Rows by the primary key of their country, in the order in which they come."""
    grouped: defaultdict[int | None, list] = defaultdict(list)
    for row in rows:
        grouped[row.country_id].append(row)
    return grouped


def _observations(keys: list) -> Iterable[Observation]:
    rows = Observation.objects.published().filter(country__in=keys)
    return rows.select_related("indicator").with_citations().order_by("indicator", "year")


def _participations(keys: list) -> Iterable[Participation]:
    rows = Participation.objects.published().filter(country__in=keys)
    rows = rows.select_related("instrument").prefetch_related("instrument__themes").with_citations()
    return rows.order_by("instrument__adopted_on", "instrument", "pk")


def _part_in_initiatives(country: Country) -> Q:
    """Those that name the country or, for a partner, that are led, joined or paid for by a body of it."""
    part = Q(countries__in=[country.pk])
    for role in ("lead_organisations", "partner_organisations", "funders"):
        part |= _of_bodies(country, role)
    return part


def _part_in_events(country: Country) -> Q:
    """Those that name the country as taking part, concerned or host; for a partner, also as organiser."""
    part = Q(countries__in=[country.pk]) | _of_bodies(country, "organisers")
    return part | Q(country__in=[country.pk]) if country.is_focus else part


def _of_bodies(country: Country, role: str) -> Q:
    if country.iso3 == EUROPEAN_UNION:
        return Q(**{f"{role}__kind": "eu", f"{role}__live": True})
    return Q(**{f"{role}__slug__in": bodies_of(country.iso3), f"{role}__live": True})


def _shared(model: type[Any], parts: Sequence[Q]) -> list[list]:
    """The public records that belong to each of several owners, each read once; a record may have many."""
    public = model.objects.published()
    ids = public.filter(reduce(or_, parts)).order_by().values("pk")
    records = list(model.objects.for_list().filter(pk__in=ids).order_by("pk"))
    if len(parts) == 1:
        return [records]
    pairs = [
        public.filter(part).order_by().annotate(place=Value(place, IntegerField())).values_list("place", "pk")
        for place, part in enumerate(parts)
    ]
    owned = set(pairs[0].union(*pairs[1:]))
    return [[record for record in records if (place, record.pk) in owned] for place in range(len(parts))]
