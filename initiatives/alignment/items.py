"""The parts of a comparison: what is compared, what each side did, and the count of it all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.choices import ParticipationStatus, Stance
from initiatives.models import Country, Participation, PositionPoint

FEW = 4


class Kind(TextChoices):
    """What is compared; kinds are never added up, for a vote and a signature weigh differently."""

    VOTES = "votes", gettext_lazy("UN votes")
    MEMBERSHIPS = "memberships", gettext_lazy("Treaties and memberships")
    STANCES = "stances", gettext_lazy("Stances on questions of law")


class Outcome(TextChoices):
    """What a comparison gives; the last is no item in common."""

    SAME = "same", gettext_lazy("Same")
    PARTLY = "partly", gettext_lazy("Partly")
    OPPOSED = "opposed", gettext_lazy("Opposed")
    NOT_COMPARED = "not-compared", gettext_lazy("Not compared")


COMPARED = (Outcome.SAME, Outcome.PARTLY, Outcome.OPPOSED)
ItemKey = tuple[str, str]


@dataclass(frozen=True)
class Item:
    """A resolution, another instrument or a question of law; ``year`` is that of its adoption."""

    kind: Kind
    slug: str
    title: str
    url: str
    full_title: str = ""
    lang: str = "en"
    year: int | None = None
    place: int = 0

    @property
    def key(self) -> ItemKey:
        """What makes it the same item."""
        return self.kind.value, self.slug


@dataclass(frozen=True)
class Stand:
    """What one side did or said on an item, and the rows that say so.

    ``answer`` is a status or a stance, empty where what is on record cannot be compared. ``speakers`` are
    the member states that stand for the Union, ``members`` the number of those that could.
    """

    answer: str
    rows: tuple[Participation | PositionPoint, ...]
    speakers: tuple[Country, ...] = ()
    members: int = 0

    @property
    def label(self) -> str:
        """The answer in words, or why there is none to compare."""
        if self.answer:
            return _label_of(self.answer)
        labels = list(dict.fromkeys(_label_of(answer_of(row)) for row in self.rows))
        if self.speakers and len(labels) == 1:
            return _("%(label)s, on record for %(count)d of %(members)d member states") % {
                "label": labels[0],
                "count": len(self.speakers),
                "members": self.members,
            }
        return "; ".join(labels)

    @property
    def year(self) -> int | None:
        """The year of the text behind a stance; rows of instruments have that of the instrument."""
        years = [
            row.position.delivered_on.year
            for row in self.rows
            if isinstance(row, PositionPoint) and row.position.delivered_on
        ]
        return max(years, default=None)


@dataclass(frozen=True)
class Comparison:
    """One item with what both sides did, and whether that is the same."""

    item: Item
    first: Stand | None
    second: Stand | None
    outcome: Outcome

    @property
    def year(self) -> int | None:
        """When it was adopted; of a question of law, when the later of the two texts was delivered."""
        if self.item.kind is not Kind.STANCES:
            return self.item.year
        years = [stand.year for stand in (self.first, self.second) if stand]
        known = [year for year in years if year is not None]
        return max(known) if known and len(known) == len(years) else None


@dataclass(frozen=True)
class Tally:
    """How many items gave what; ``compared`` are the items in common."""

    same: int = 0
    partly: int = 0
    opposed: int = 0
    not_compared: int = 0

    @property
    def compared(self) -> int:
        """The number of items on which both sides have an answer that can be compared."""
        return self.same + self.partly + self.opposed

    @property
    def is_few(self) -> bool:
        """Whether there are so few items that the list says more than the number."""
        return 0 < self.compared < FEW

    @property
    def text(self) -> str:
        """“4 of 6”, never without the second number; nothing in common is said and is no nought."""
        if not self.compared:
            return _("no item")
        return _("%(same)d of %(compared)d") % {"same": self.same, "compared": self.compared}

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.same + other.same,
            self.partly + other.partly,
            self.opposed + other.opposed,
            self.not_compared + other.not_compared,
        )


def tally_of(comparisons: Iterable[Comparison]) -> Tally:
    """Count the outcomes."""
    outcomes = [comparison.outcome for comparison in comparisons]
    return Tally(*(outcomes.count(outcome) for outcome in Outcome))


def answer_of(row: Participation | PositionPoint) -> str:
    """The status or the stance of a row."""
    return row.stance if isinstance(row, PositionPoint) else row.status


def _label_of(answer: str) -> str:
    choices = Stance if answer in Stance.values else ParticipationStatus
    return str(choices(answer).label)
