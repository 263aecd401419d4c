"""How fast mails go out: one limit for the whole installation, however many workers there are.

A worker takes some turns by one update and then waits for each of them by itself, so that nothing is held
in the database while anybody waits.
"""

import datetime
import time
from collections.abc import Callable

from django.db.models.functions import Now

from accounts.models import SendingPace

ONE_MINUTE = datetime.timedelta(minutes=1)
# Turns are taken for a few seconds at most: whoever comes next waits for them, and an operator too.
PORTIONS = 12
AT_A_TIME = 100


class Pace:
    """Lets at most so many mails pass in a minute, evenly; any number for 0."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self.gap = ONE_MINUTE / per_minute if per_minute else datetime.timedelta(0)
        self.clock, self.sleep = clock, sleep
        self.next = clock()

    @property
    def at_a_time(self) -> int:
        """For how many mails turns are taken at once."""
        return max(1, min(AT_A_TIME, ONE_MINUTE // self.gap // PORTIONS)) if self.gap else AT_A_TIME

    def take(self, turns: int) -> None:
        """Take so many turns; nobody else has them."""
        if self.gap:
            self.next = self.clock() + _seconds_until(self.gap * turns)

    @property
    def is_free(self) -> bool:
        """Whether the next mail may pass now."""
        return self.clock() >= self.next

    def wait(self) -> None:
        """Wait for the next turn, and use it."""
        if not self.gap:
            return
        if not self.is_free:
            self.sleep(self.next - self.clock())
        # Who comes late must not catch up: what goes out in a minute counts.
        self.next = max(self.next, self.clock()) + self.gap.total_seconds()


def _seconds_until(taken: datetime.timedelta) -> float:
    """Take that much time for ourselves; how many seconds lie before it."""
    SendingPace.objects.get_or_create(
        pk=1, defaults={"next_at": datetime.datetime.fromtimestamp(0, datetime.UTC)}
    )
    while True:
        next_at, now = SendingPace.objects.values_list("next_at", Now()).get(pk=1)
        begin = max(next_at, now)
        # Only if nobody was quicker.
        if SendingPace.objects.filter(pk=1, next_at=next_at).update(next_at=begin + taken):
            return (begin - now).total_seconds()
