"""A few facts on each of many countries, for lists: five queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from initiatives.choices import STRATEGY_KINDS, InstitutionKind, PolicyKind
from initiatives.matrix_rule import main_position
from initiatives.models import Country, Inquiry, Institution, Participation, Policy, Position
from initiatives.profile.choosing import (
    institutions_in_order,
    participation_in,
    policies_in_order,
)
from initiatives.profile.parts import Check, oldest_check
from initiatives.profile.voids import outcome_words
from initiatives.questions import POSITION, QuestionSort, question_key
from initiatives.templatetags.partial_dates import format_partial_date

BUDAPEST_CONVENTION = "budapest-convention"
# In the order of the columns.
QUESTIONS = (
    question_key(QuestionSort.POLICY, PolicyKind.CYBERSECURITY_STRATEGY),
    question_key(QuestionSort.INSTITUTION, InstitutionKind.NATIONAL_CSIRT),
    POSITION,
    question_key(QuestionSort.INSTRUMENT, BUDAPEST_CONVENTION),
)


@dataclass(frozen=True)
class KeyFact:
    """One fact in short: words and the page on which it stands with its sources; no words, no fact.

    ``searched`` says instead what an inquiry came to. ``lang`` is the language of a name, which keeps its
    letters; all other words begin small.
    """

    label: str
    text: str = ""
    url: str = ""
    lang: str = ""
    searched: str = ""

    @property
    def cell(self) -> dict:
        """The fact in a table; what is missing says so."""
        if not self.text:
            return {"text": self.searched or _("not researched yet"), "is_void": True}
        return {"text": self.text if self.lang else capfirst(self.text), "url": self.url, "lang": self.lang}


@dataclass(frozen=True)
class KeyFacts:
    """What a list says of a country, and the oldest check among it."""

    strategy: KeyFact
    team: KeyFact
    position: KeyFact
    budapest: KeyFact
    check: Check = field(default_factory=Check)

    def __iter__(self):
        """In the order of the columns."""
        return iter((self.strategy, self.team, self.position, self.budapest))

    @property
    def missing(self) -> list[str]:
        """The names of what has not been researched."""
        return [fact.label for fact in self if not fact.text and not fact.searched]

    @property
    def searched(self) -> list[KeyFact]:
        """What was looked for in vain, or cannot apply."""
        return [fact for fact in self if fact.searched]


def key_facts(countries: Iterable[Country]) -> dict[int, KeyFacts]:
    """The facts of each country by its key, read through ``published()``."""
    listed = list(countries)
    keys = [country.pk for country in listed]
    policies = _by_country(Policy.objects.published().filter(country__in=keys, kind__in=STRATEGY_KINDS))
    teams = _by_country(
        Institution.objects.published().filter(country__in=keys, kind=InstitutionKind.NATIONAL_CSIRT)
    )
    positions = _by_country(Position.objects.published().filter(country__in=keys))
    parties = _by_country(
        Participation.objects.published()
        .filter(country__in=keys, instrument__slug=BUDAPEST_CONVENTION)
        .select_related("instrument")
    )
    inquiries = _by_country(Inquiry.objects.published().filter(country__in=keys, question__in=QUESTIONS))
    return {
        country.pk: _facts_of(
            country,
            {inquiry.question: inquiry for inquiry in inquiries[country.pk]},
            policies_in_order(policies[country.pk]),
            institutions_in_order(teams[country.pk]),
            main_position(positions[country.pk]),
            participation_in(BUDAPEST_CONVENTION, parties[country.pk]),
        )
        for country in listed
    }


def _by_country(rows: Iterable) -> dict[int, list]:
    grouped: dict[int, list] = defaultdict(list)
    for row in rows:
        grouped[row.country_id].append(row)
    return grouped


def _facts_of(
    country: Country,
    inquiries: dict[str, Inquiry],
    policies: list[Policy],
    teams: list[Institution],
    position: Position | None,
    budapest: Participation | None,
) -> KeyFacts:
    chosen = [*policies[:1], *teams[:1], *filter(None, (position, budapest))]
    facts = (_strategy(policies), _team(teams), _position(position), _budapest(budapest))
    strategy, team, said, treaty = (
        fact if fact.text else replace(fact, searched=_outcome(inquiries.get(key)))
        for fact, key in zip(facts, QUESTIONS, strict=True)
    )
    return KeyFacts(
        strategy=strategy,
        team=team,
        position=said,
        budapest=treaty,
        check=oldest_check([country, *chosen]),
    )


def _outcome(inquiry: Inquiry | None) -> str:
    """“searched on 20 Nov 2026, nothing found”, in the middle of a line."""
    words = outcome_words(inquiry) if inquiry else ""
    return words[:1].lower() + words[1:]


def _strategy(policies: list[Policy]) -> KeyFact:
    label = _("strategy")
    if not policies:
        return KeyFact(label)
    policy = policies[0]
    words = str(policy.get_status_display()) or _("status not established")
    return KeyFact(label, _dated(words, policy.adopted_on), policy.get_absolute_url())


def _team(teams: list[Institution]) -> KeyFact:
    label = _("response team")
    if not teams:
        return KeyFact(label)
    team = teams[0]
    if team.is_planned:
        return KeyFact(label, _("planned"), team.get_absolute_url())
    return KeyFact(label, team.acronym or team.heading, team.get_absolute_url(), team.heading_language)


def _position(position: Position | None) -> KeyFact:
    label = _("position on international law")
    if position is None:
        return KeyFact(label)
    words = _dated(str(position.get_kind_display()).lower(), position.delivered_on)
    return KeyFact(label, words, position.get_absolute_url())


def _budapest(row: Participation | None) -> KeyFact:
    label = _("Budapest Convention")
    if row is None:
        return KeyFact(label)
    words = _dated(str(row.get_status_display()).lower(), row.date)
    return KeyFact(label, words, row.instrument.get_absolute_url())


def _dated(words: str, date) -> str:
    return f"{words}, {format_partial_date(date)}" if date else words
