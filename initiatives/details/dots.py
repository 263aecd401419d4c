"""The states of an instrument as one mark each, grouped by what they did, the region beside its partners."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.choices import ParticipationStatus

NOTHING = "not-researched"
MARKS: dict[str, str] = {
    ParticipationStatus.PARTY: "affirms",
    ParticipationStatus.SIGNATORY: "affirms-with-conditions",
    ParticipationStatus.INVITED: "open",
    ParticipationStatus.SUPPORTER: "affirms",
    ParticipationStatus.MEMBER: "affirms",
    ParticipationStatus.CHAIR: "affirms",
    ParticipationStatus.VOTED_FOR: "affirms",
    ParticipationStatus.ABSTAINED: "open",
    ParticipationStatus.VOTED_AGAINST: "rejects",
    ParticipationStatus.NOT_VOTING: "absent",
}


@dataclass(frozen=True)
class Dot:
    """One state: its code stands beside the mark, its name is read out."""

    code: str
    name: str
    url: str


@dataclass(frozen=True)
class DotGroup:
    """States that did the same."""

    mark: str
    label: str
    count: str
    states: list[Dot]
    partners: list[Dot]


def dot_groups(status_groups: Iterable[Any], missing: Iterable[Any], total: int) -> list[DotGroup]:
    """The groups of a page (``StatusGroup``) as marks, and the states of which nothing is on record."""
    groups = [
        DotGroup(
            mark=MARKS[group.status],
            label=group.label,
            count=group.count,
            states=[_dot(row) for row in group.rows if not row.is_partner],
            partners=[_dot(row) for row in group.rows if row.is_partner],
        )
        for group in status_groups
    ]
    if not groups:
        return []
    others = [Dot(state.iso3, state.heading, state.get_absolute_url()) for state in missing]
    if others:
        count = _("%(count)d of %(total)d states") % {"count": len(others), "total": total}
        groups.append(DotGroup(NOTHING, _("Nothing on record"), count, others, []))
    return groups


def _dot(row: Any) -> Dot:
    return Dot(row.iso3, row.name, row.url)


def described(groups: Iterable[DotGroup]) -> str:
    """The picture in words: each group with the names in it."""
    return " ".join(
        f"{group.label}: {', '.join(dot.name for dot in (*group.states, *group.partners))}."
        for group in groups
    )


def partners_label(number: int) -> str:
    """“Partners”."""
    return ngettext("Partner", "Partners", number)
