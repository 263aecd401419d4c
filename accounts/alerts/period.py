"""Which changes of one record belong to one mailing; nothing here asks the database."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NOT_AT_ALL = datetime.timedelta(0)


@dataclass(frozen=True)
class Change:
    """A version of a record, or its withdrawal; ``batch`` is the import that changed rows of it."""

    at: datetime.datetime
    note: str
    is_major: bool
    revision: int
    version: int | None
    batch: int | None = None

    @property
    def is_withdrawal(self) -> bool:
        """Whether the record was taken from the public."""
        return self.version is None


@dataclass(frozen=True)
class Period:
    """What a mailing tells of: all after ``since``, up to and with ``until``.

    With ``settling``, changes of one record that follow each other sooner than that are one burst, which
    belongs to the period in which its last change lies, so that a slip and its correction are told at once.
    Whoever asks must wait for ``settling`` after ``until``. Each burst lies in one period, however periods
    are cut, and nothing needs to be remembered beside them.
    """

    since: datetime.datetime
    until: datetime.datetime
    settling: datetime.timedelta = NOT_AT_ALL

    def holds(self, moment: datetime.datetime) -> bool:
        """Whether something of that time is told."""
        return self.since < moment <= self.until

    def told(self, changes: Sequence[Change]) -> list[Change]:
        """Those of all changes of one record, oldest first, that are told."""
        if not self.settling:
            return [change for change in changes if self.holds(change.at)]
        return [
            change for burst in bursts(changes, self.settling) if self.holds(burst[-1].at) for change in burst
        ]


def bursts(changes: Sequence[Change], settling: datetime.timedelta) -> Iterator[list[Change]]:
    """Changes, oldest first, parted wherever at least ``settling`` lies between two."""
    burst: list[Change] = []
    for change in changes:
        if burst and change.at - burst[-1].at >= settling:
            yield burst
            burst = []
        burst.append(change)
    if burst:
        yield burst
