"""The rule by which two answers are the same, partly the same or opposed; it does not ask who is first."""

from initiatives.alignment.items import Kind, Outcome
from initiatives.choices import ParticipationStatus, Stance

# A vote that was cast; who did not vote has no answer.
CAST = frozenset(
    {ParticipationStatus.VOTED_FOR, ParticipationStatus.VOTED_AGAINST, ParticipationStatus.ABSTAINED}
)
BOUND, SIGNED, TAKES_PART = "bound", "signed", "takes part"
# The strongest first. Who is invited has not come yet, so that an invitation is no answer.
STANDINGS = {
    ParticipationStatus.PARTY: BOUND,
    ParticipationStatus.SIGNATORY: SIGNED,
    ParticipationStatus.MEMBER: TAKES_PART,
    ParticipationStatus.CHAIR: TAKES_PART,
    ParticipationStatus.SUPPORTER: TAKES_PART,
}
# Silence is no stance: two states that say nothing do not agree.
SAYING_YES = frozenset({Stance.AFFIRMS, Stance.AFFIRMS_WITH_CONDITIONS})
SAID = SAYING_YES | {Stance.OPEN, Stance.REJECTS}


def outcome_of(kind: Kind, first: str, second: str) -> Outcome:
    """Compare two answers on one item; an answer that says nothing cannot be compared."""
    known = {Kind.VOTES: CAST, Kind.MEMBERSHIPS: STANDINGS.keys(), Kind.STANCES: SAID}[kind]
    if first not in known or second not in known:
        return Outcome.NOT_COMPARED
    if first == second:
        return Outcome.SAME
    return {Kind.VOTES: _votes, Kind.MEMBERSHIPS: _memberships, Kind.STANCES: _stances}[kind](first, second)


def _votes(first: str, second: str) -> Outcome:
    """For and against are opposed; who abstains stands between them."""
    return Outcome.PARTLY if ParticipationStatus.ABSTAINED in (first, second) else Outcome.OPPOSED


def _memberships(first: str, second: str) -> Outcome:
    """Nobody is on record as staying out, so that the worst is a party beside a signatory."""
    same = STANDINGS[ParticipationStatus(first)] == STANDINGS[ParticipationStatus(second)]
    return Outcome.SAME if same else Outcome.PARTLY


def _stances(first: str, second: str) -> Outcome:
    """Yes and no are opposed; yes and yes under conditions, or an open answer, are partly the same."""
    answers = {Stance(first), Stance(second)}
    return Outcome.OPPOSED if Stance.REJECTS in answers and answers & SAYING_YES else Outcome.PARTLY
