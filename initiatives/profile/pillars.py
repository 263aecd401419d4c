"""The seven pillars of a profile: which records belong to which, and how they stand in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.choices import VOTES
from initiatives.coverage.vocabulary import Question
from initiatives.models import Event, Initiative, Institution, Observation, Participation, Policy
from initiatives.profile.choosing import institutions_in_order, newest_first, policies_in_order
from initiatives.profile.facts import vote_fact
from initiatives.profile.indicators import Bars, indicator_bars
from initiatives.profile.parts import Check, Group, oldest_check
from initiatives.profile.pillar_kinds import INTERNATIONAL_LAW as INTERNATIONAL_LAW
from initiatives.profile.pillar_kinds import PILLARS as PILLARS
from initiatives.profile.pillar_kinds import PillarKind
from initiatives.profile.records import CountryRecords
from initiatives.profile.rows import (
    event_row,
    initiative_row,
    institution_row,
    participation_row,
    policy_row,
)
from initiatives.profile.voids import Void, unsearched, voids_of
from initiatives.provenance import SourceRegister

IN_SIGHT = 4
EVENTS_IN_SIGHT = 3


@dataclass(frozen=True)
class Pillar:
    """A pillar of one country, ready for the page; ``members`` are its records, each once."""

    anchor: str
    heading: str
    absent: str
    members: list = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    bars: list[Bars] = field(default_factory=list)
    check: Check = field(default_factory=Check)
    note: str = ""
    voids: list[Void] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of records and indicators in it, each counted once."""
        return len(self.members) + len(self.bars)

    @property
    def count_label(self) -> str:
        """“4 records”."""
        if not self.count:
            return _("no records")
        return ngettext("%(count)d record", "%(count)d records", self.count) % {"count": self.count}


def build_pillar(kind: PillarKind, records: CountryRecords, register: SourceRegister) -> Pillar:
    """Gather the records of a pillar and number their sources in the order in which they stand."""
    members = PillarMembers.of(kind, records)
    groups = members.groups(register)
    bars = list(indicator_bars(kind.indicators, records, register))
    return Pillar(
        anchor=kind.anchor,
        heading=str(kind.label),
        absent=absent_words(kind, records),
        voids=list(voids_of(_own_questions(kind, records), records, register)),
        note=str(kind.note),
        members=members.all,
        groups=groups,
        bars=bars,
        check=oldest_check([*members.all, *_values(kind, records)]),
    )


def absent_words(kind: PillarKind, records: CountryRecords) -> str:
    """What has not been looked for; once something has, the rest by name, and nothing where all has."""
    questions = _own_questions(kind, records)
    missing = unsearched(questions, records)
    if len(missing) == len(questions):
        return str(kind.absent)
    if not missing:
        return ""
    names = ", ".join(question.label for question in missing)
    return _("Nobody has looked for these yet: %(names)s.") % {"names": names}


def _own_questions(kind: PillarKind, records: CountryRecords) -> list[Question]:
    return [question for question in records.questions if question.pillar == kind.anchor]


@dataclass(frozen=True)
class PillarMembers:
    """The records of one pillar, in the order in which they stand."""

    policies: list[Policy]
    institutions: list[Institution]
    joined: list[Participation]
    votes: list[Participation]
    initiatives: list[Initiative]
    events: list[Event]

    @classmethod
    def of(cls, kind: PillarKind, records: CountryRecords) -> Self:
        """Choose by kind and by subject."""
        rows = newest_first(row for row in records.participations if _has_theme(row.instrument, kind))
        return cls(
            policies_in_order(row for row in records.policies if row.kind in kind.policies),
            institutions_in_order(row for row in records.institutions if row.kind in kind.institutions),
            [row for row in rows if row.status not in VOTES],
            [row for row in rows if row.status in VOTES],
            newest_first(row for row in records.initiatives if _has_theme(row, kind)),
            newest_first(row for row in records.events if _has_theme(row, kind)),
        )

    @property
    def all(self) -> list:
        """Every record of the pillar, each once."""
        return [
            *self.policies,
            *self.institutions,
            *self.joined,
            *self.votes,
            *self.initiatives,
            *self.events,
        ]

    def groups(self, register: SourceRegister) -> list[Group]:
        """The rows by sort, empty sorts left out."""
        at_home = [policy_row(policy, register) for policy in self.policies]
        at_home += [institution_row(body, register) for body in self.institutions]
        groups = [
            Group(rows=at_home),
            fold(_("Instruments"), self.joined, participation_row, register),
            Group(
                _("Votes in the United Nations"),
                facts=[vote_fact(row, register) for row in self.votes],
            ),
            fold(_("Initiatives"), self.initiatives, initiative_row, register),
            fold(_("Events"), self.events, event_row, register, EVENTS_IN_SIGHT),
        ]
        return [group for group in groups if group.rows or group.facts]


def fold(
    heading: str, records: list, build: Callable, register: SourceRegister, in_sight: int = IN_SIGHT
) -> Group:
    """A group of rows of which the first stand in sight; one row more is never folded alone."""
    cut = in_sight if len(records) > in_sight + 1 else len(records)
    folded = [build(record, register) for record in records[cut:]]
    label = ngettext("%(count)d more", "%(count)d more", len(folded)) % {"count": len(folded)}
    return Group(
        heading,
        rows=[build(record, register) for record in records[:cut]],
        folded=folded,
        folded_label=label if folded else "",
    )


def _has_theme(record, kind: PillarKind) -> bool:
    return any(theme.slug in kind.themes for theme in record.themes.all())


def _values(kind: PillarKind, records: CountryRecords) -> Iterable[Observation]:
    return (row for row in records.observations if row.indicator.slug in kind.indicators)
