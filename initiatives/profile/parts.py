"""The plain parts of which a profile is made, in the shapes that the components take."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from initiatives.provenance import Provenance, SourceRegister, check_is_due


@dataclass(frozen=True)
class Fact:
    """A row of the facts; without a value it says plainly that no answer has been checked.

    ``void`` says that somebody looked: ``nothing-found``, or ``not-applicable``. ``anchor`` is the question.
    """

    label: str
    value: str = ""
    lang: str = ""
    url: str = ""
    note: str = ""
    note_url: str = ""
    status: str = ""
    status_label: str = ""
    provenance: Provenance | None = None
    empty: str = ""
    reason: str = ""
    void: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Row:
    """A record in a list with its margin; ``meta`` is a list of small facts as ``meta.html`` takes them."""

    heading: str
    url: str
    lang: str = ""
    meta: list[dict] = field(default_factory=list)
    summary: str = ""
    summary_lang: str = ""
    provenance: Provenance | None = None


@dataclass(frozen=True)
class Group:
    """Rows of one sort under a heading: the first ones in sight, the rest folded."""

    heading: str = ""
    rows: list[Row] = field(default_factory=list)
    folded: list[Row] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    folded_label: str = ""
    anchor: str = ""

    @property
    def level(self) -> str:
        """Rows stand one level below the heading of their group, where it has one."""
        return "h4" if self.heading else "h3"


def margin(register: SourceRegister, owner, place: str = "") -> Provenance:
    """The margin of a fact whose sources are listed at the foot, so that publishers need no naming."""
    return replace(register.provenance(owner, place), publishers="")


def joint_margin(register: SourceRegister, owners: Iterable, place: str = "") -> Provenance:
    """One margin for a fact that rests on several rows: all their sources, and the oldest check."""
    margins = [margin(register, owner) for owner in owners]
    marks = {mark.number: mark for part in margins for mark in part.marks}
    checks = [part.checked_on for part in margins if part.checked_on]
    return Provenance(
        marks=tuple(marks[number] for number in sorted(marks)),
        place=place or next((part.place for part in margins if part.place), ""),
        checked_on=min(checks, default=None),
    )


@dataclass(frozen=True)
class Check:
    """The oldest check among several records; the one by which a section is judged."""

    checked_on: datetime.date | None = None

    @property
    def is_due(self) -> bool:
        """Whether one of them is due for a check."""
        return check_is_due(self.checked_on)


def oldest_check(owners: Iterable) -> Check:
    """The oldest day of check among records and rows."""
    return Check(min((owner.verified_on for owner in owners if owner.verified_on), default=None))
