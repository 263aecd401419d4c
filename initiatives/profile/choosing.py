"""Which of several records stands for a country where there is room for one."""

from collections.abc import Iterable

from initiatives.choices import ParticipationStatus, PolicyStatus
from initiatives.models import Institution, Participation, Policy

STANDING: dict[str, int] = {
    PolicyStatus.IN_FORCE: 0,
    PolicyStatus.DRAFT: 1,
    "": 2,
    PolicyStatus.SUPERSEDED: 3,
}
BINDING: dict[str, int] = {
    ParticipationStatus.PARTY: 0,
    ParticipationStatus.SIGNATORY: 1,
    ParticipationStatus.INVITED: 2,
    ParticipationStatus.CHAIR: 3,
    ParticipationStatus.MEMBER: 4,
    ParticipationStatus.SUPPORTER: 5,
}


def newest_first(records: Iterable) -> list:
    """By date, the latest first and those without one last; by key where the dates are equal."""
    return sorted(sorted(records, key=lambda record: record.pk or 0), key=_date, reverse=True)


def _date(record) -> str:
    return str(record.date or "")


def policies_in_order(policies: Iterable[Policy]) -> list[Policy]:
    """In force before draft before not established before superseded, the newest of each first."""
    return sorted(newest_first(policies), key=lambda policy: STANDING[policy.status])


def institutions_in_order(institutions: Iterable[Institution]) -> list[Institution]:
    """Those that exist before those that are planned, the newest first."""
    return sorted(newest_first(institutions), key=lambda institution: institution.is_planned)


def participation_in(instrument: str, participations: Iterable[Participation]) -> Participation | None:
    """The row that binds most: a party has signed too."""
    rows = [row for row in participations if row.instrument.slug == instrument]
    return min(rows, key=lambda row: BINDING.get(row.status, len(BINDING)), default=None)
