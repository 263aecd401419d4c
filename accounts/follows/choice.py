"""One thing that can be followed, apart from who follows it."""

from dataclasses import dataclass
from typing import Self

from accounts.models import Follow
from accounts.models.follow import FollowKind


@dataclass(frozen=True)
class Choice:
    """A kind with the code of a country, or the key of a subject, section or record (“policies/cl-law”).

    Searches have a query too; those through everything, and changes, have nothing else.
    """

    kind: str
    key: str = ""
    query: str = ""

    @classmethod
    def of(cls, follow: Follow) -> Self:
        """What a row follows."""
        if follow.country:
            return cls(follow.kind, follow.country.iso3)
        if follow.theme:
            return cls(follow.kind, follow.theme.slug)
        key = f"{follow.section}/{follow.slug}" if follow.slug else follow.section
        return cls(follow.kind, key, follow.query)

    @classmethod
    def from_stored(cls, stored: dict[str, str]) -> Self:
        """As it was kept with a sign-up."""
        return cls(**stored)

    @property
    def stored(self) -> dict[str, str]:
        """As it is kept with a sign-up."""
        parts = {"kind": str(self.kind), "key": self.key, "query": self.query}
        return {name: part for name, part in parts.items() if part}

    @property
    def value(self) -> str:
        """Its value in a form, in the field of its kind."""
        return "?".join(part for part in (self.key, self.query) if part)


EVERYTHING = Choice(FollowKind.EVERYTHING)
LETTERS = Choice(FollowKind.LETTERS)
