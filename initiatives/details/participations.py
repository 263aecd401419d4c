"""Who is party, signatory, invited, or voted how: the states of an instrument, status by status."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from initiatives.choices import VOTES, ParticipationStatus
from initiatives.details.dots import dot_groups
from initiatives.models import Country, Instrument, Participation
from initiatives.partial_date import PartialDate
from initiatives.profile.parts import margin
from initiatives.provenance import Provenance, SourceRegister
from initiatives.words import fold

SENTENCES = {
    ParticipationStatus.PARTY: ngettext_lazy(
        "of %(total)d states is party", "of %(total)d states are party", "count"
    ),
    ParticipationStatus.SIGNATORY: ngettext_lazy(
        "of %(total)d states has signed", "of %(total)d states have signed", "count"
    ),
    ParticipationStatus.INVITED: ngettext_lazy(
        "of %(total)d states is invited to accede", "of %(total)d states are invited to accede", "count"
    ),
    ParticipationStatus.VOTED_FOR: gettext_lazy("of %(total)d states voted for it"),
    ParticipationStatus.VOTED_AGAINST: gettext_lazy("of %(total)d states voted against it"),
    ParticipationStatus.ABSTAINED: gettext_lazy("of %(total)d states abstained"),
    ParticipationStatus.NOT_VOTING: gettext_lazy("of %(total)d states did not vote"),
    ParticipationStatus.SUPPORTER: ngettext_lazy(
        "of %(total)d states supports it", "of %(total)d states support it", "count"
    ),
    ParticipationStatus.MEMBER: ngettext_lazy(
        "of %(total)d states is or was a member", "of %(total)d states are or were members", "count"
    ),
    ParticipationStatus.CHAIR: gettext_lazy("of %(total)d states in the chair"),
}
VOTE_MARKS = {
    ParticipationStatus.VOTED_FOR: ("affirms", gettext_lazy("For")),
    ParticipationStatus.ABSTAINED: ("open", gettext_lazy("Abstained")),
    ParticipationStatus.VOTED_AGAINST: ("rejects", gettext_lazy("Against")),
    ParticipationStatus.NOT_VOTING: ("", gettext_lazy("Did not vote")),
}


@dataclass(frozen=True)
class ParticipationRow:
    """One state: since when or on which day, what the source adds, and its margin."""

    name: str
    iso3: str
    url: str
    is_partner: bool
    status: str
    date: PartialDate | None
    note: str
    provenance: Provenance

    @property
    def votes(self) -> list[dict[str, Any]]:
        """One cell for each way of voting, one of them filled; “did not vote” has no mark."""
        return [
            {"mark": mark, "word": word} if status == self.status else {}
            for status, (mark, word) in VOTE_MARKS.items()
        ]


@dataclass(frozen=True)
class StatusGroup:
    """All states with one status, those of the region before the partners."""

    status: str
    label: str
    total: int
    rows: list[ParticipationRow] = field(default_factory=list)

    @property
    def states(self) -> int:
        """How many of them are states of the region."""
        return sum(not row.is_partner for row in self.rows)

    @property
    def sentence(self) -> str:
        """“of 33 states are party”, to stand behind the number."""
        return str(SENTENCES[ParticipationStatus(self.status)] % {"count": self.states, "total": self.total})

    @property
    def count(self) -> str:
        """“11 of 33 states, 7 partners”."""
        partners = len(self.rows) - self.states
        words = [_("%(count)d of %(total)d states") % {"count": self.states, "total": self.total}]
        if partners:
            words.append(ngettext("%(count)d partner", "%(count)d partners", partners) % {"count": partners})
        return ", ".join(words)

    @property
    def figure(self) -> dict[str, Any]:
        """The number of states with a link to their table."""
        return {"number": self.states, "text": self.sentence, "url": f"#{self.status}"}


def participation_parts(instrument: Instrument, register: SourceRegister) -> dict[str, Any]:
    """Figures, tables and the states of which nothing is on record, for the page of an instrument."""
    states = list(Country.objects.published().focus())
    rows = Participation.objects.published().filter(instrument=instrument.pk)
    participations = list(rows.select_related("country").with_citations())
    groups = status_groups(participations, len(states), register)
    known = {row.country_id for row in participations}
    missing = _by_name(state for state in states if state.pk not in known)
    return {
        "heading": _heading(groups),
        "figures": [group.figure for group in groups if group.states],
        "vote_groups": [group for group in groups if group.status in VOTES],
        "vote_words": [word for mark, word in VOTE_MARKS.values()],
        "status_groups": [group for group in groups if group.status not in VOTES],
        "dots": dot_groups(groups, missing, len(states)),
        "missing": ", ".join(state.heading for state in missing),
        "missing_heading": _missing_heading(len(missing), len(states), bool(groups)),
    }


def status_groups(
    participations: Iterable[Participation], total: int, register: SourceRegister
) -> list[StatusGroup]:
    """Group rows by status, in the order of the statuses; a status without a row is left out."""
    by_status: dict[str, list[Participation]] = {}
    for row in participations:
        by_status.setdefault(row.status, []).append(row)
    return [
        StatusGroup(status.value, str(status.label), total, _rows(by_status[status], register))
        for status in _order()
        if status in by_status
    ]


def _order() -> list[ParticipationStatus]:
    """As in the vocabulary, with the votes as they stand in their table."""
    others = [status for status in ParticipationStatus if status not in VOTES]
    return [*others, *VOTE_MARKS]


def _rows(participations: list[Participation], register: SourceRegister) -> list[ParticipationRow]:
    ordered = sorted(participations, key=lambda row: (not row.country.is_focus, fold(row.country.heading)))
    return [
        ParticipationRow(
            name=row.country.heading,
            iso3=row.country.iso3,
            url=row.country.get_absolute_url(),
            is_partner=not row.country.is_focus,
            status=row.status,
            date=row.date,
            note=row.note,
            provenance=margin(register, row),
        )
        for row in ordered
    ]


def _heading(groups: list[StatusGroup]) -> str:
    """A vote is no membership, and is called by its name."""
    is_vote = bool(groups) and all(group.status in VOTES for group in groups)
    return _("How states voted") if is_vote else _("Who takes part")


def _by_name(countries: Iterable[Country]) -> list[Country]:
    return sorted(countries, key=lambda country: fold(country.heading))


def _missing_heading(missing: int, total: int, has_rows: bool) -> str:
    if not has_rows:
        return _("Which states take part is not researched yet")
    return _("Nothing on record for %(missing)d of %(total)d states") % {"missing": missing, "total": total}
