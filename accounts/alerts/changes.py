"""Which news the filters of the page of changes let through; nothing here asks the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from accounts.alerts.news import Item
from accounts.alerts.period import Change
from initiatives.filters.changes import ChangeFilterSet


@dataclass(frozen=True)
class Wanted:
    """What happened, to which types, of which countries; an empty set wants all."""

    happened: frozenset[str]
    types: frozenset[str]
    countries: frozenset[str]

    @classmethod
    def of(cls, filterset: ChangeFilterSet) -> Self:
        """What a filter set asks for; its weight and years are not followed."""
        return cls(*(frozenset(filterset.chosen(name).texts) for name in ("kind", "type", "country")))

    def holds(self, item: Item, codes: Mapping[int, str]) -> bool:
        """Whether any change that is told of a record is wanted; ``codes`` are those of its countries."""
        return (
            (not self.types or item.section.key in self.types)
            and (not self.countries or any(codes[key] in self.countries for key in item.countries))
            and (not self.happened or any(_happened(change) in self.happened for change in item.changes))
        )


def _happened(change: Change) -> str:
    if change.is_withdrawal:
        return "withdrawn"
    return "published" if change.version == 1 else "changed"
