"""What readers follow, and which news that picks; nothing here asks the database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accounts.alerts.news import Item
from accounts.models.follow import FollowKind


class Rule(NamedTuple):
    """One thing that can be followed, the same for all who follow it."""

    kind: str
    country: int | None = None
    theme: int | None = None
    section: str = ""
    query: str = ""
    slug: str = ""

    def fits(self, item: Item) -> bool:
        """Whether an item is of what is followed; of searches only the database can say."""
        match self.kind:
            case FollowKind.EVERYTHING:
                return True
            case FollowKind.COUNTRY:
                return self.country in item.countries
            case FollowKind.THEME:
                return self.theme in item.themes
            case FollowKind.SECTION:
                return self.section == item.section.key
            case FollowKind.RECORD:
                return (self.section, self.slug) == (item.section.key, item.record.slug)
        return False


@dataclass(frozen=True)
class Pick:
    """An item in the mail of a reader, with all that they follow because of which it is there."""

    item: Item
    reasons: tuple[Rule, ...]


def picks(
    items: Sequence[Item], rules: Iterable[Rule], minor_too: bool, found: Mapping[Rule, frozenset[int]]
) -> list[Pick]:
    """What a reader with these rules is told: each item once, minor ones only if they want these.

    ``found`` says for each rule the places of the items that it picks.
    """
    in_order = sorted(rules, key=named_first)
    places = sorted(frozenset().union(*(found[rule] for rule in in_order)))
    told = (items[place] for place in places)
    return [
        Pick(item, tuple(rule for rule in in_order if item.place in found[rule]))
        for item in told
        if minor_too or item.is_major
    ]


def named_first(rule: Rule) -> tuple:
    """The order in which reasons are given: what is narrow tells more than what is wide."""
    kinds = (
        FollowKind.RECORD,
        FollowKind.SEARCH,
        FollowKind.EVERYWHERE,
        FollowKind.COUNTRY,
        FollowKind.THEME,
        FollowKind.CHANGES,
        FollowKind.SECTION,
        FollowKind.EVERYTHING,
        FollowKind.LETTERS,
    )
    return (
        kinds.index(FollowKind(rule.kind)),
        rule.country or 0,
        rule.theme or 0,
        rule.section,
        rule.query,
        rule.slug,
    )
