"""How long to wait: after a refusal, for a worker that shows no sign of life, and between two mails."""

import datetime
import time
from collections.abc import Callable

# After each refusal for now; whoever refuses after the last one as well is given up.
PAUSES = tuple(datetime.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
# What a worker has put aside is free again after this; nothing of it was handed over.
PUT_ASIDE_FOR = datetime.timedelta(minutes=3)
# Longer than any server may take to answer: what is claimed for longer is nobody's.
GIVEN_UP_AFTER = datetime.timedelta(minutes=10)
ONE_MINUTE = 60.0


def next_try(tries: int, moment: datetime.datetime) -> datetime.datetime | None:
    """When to try again after so many refusals; None where it was the last one."""
    return moment + PAUSES[tries - 1] if tries <= len(PAUSES) else None


class Pace:
    """Lets at most so many mails pass in a minute, evenly; any number for 0."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self.gap = ONE_MINUTE / per_minute if per_minute else 0.0
        self.clock, self.sleep = clock, sleep
        self.next = clock()

    @property
    def is_free(self) -> bool:
        """Whether the next mail may pass now."""
        return not self.gap or self.clock() >= self.next

    def wait(self) -> None:
        """Wait until the next mail may pass."""
        if not self.gap:
            return
        now = self.clock()
        if now < self.next:
            self.sleep(self.next - now)
        self.next = max(now, self.next) + self.gap
