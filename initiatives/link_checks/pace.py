"""How often one host is asked."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

PAUSE = 2.0
LONGEST_PAUSE = 15.0


@dataclass
class Pace:
    """Leaves a pause between two requests to one host; clock and sleep are given by tests."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    pauses: dict[str, float] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def ask_for(self, host: str, delay: float | None) -> None:
        """Keep the pause that a host asks for in its robots.txt, within bounds."""
        self.pauses[host] = min(max(delay or 0.0, PAUSE), LONGEST_PAUSE)

    def wait(self, host: str) -> None:
        """Return when the host may be asked again, and count that as asking."""
        if host in self.last:
            rest = self.last[host] + self.pauses.get(host, PAUSE) - self.clock()
            if rest > 0:
                self.sleep(rest)
        self.last[host] = self.clock()
