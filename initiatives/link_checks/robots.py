"""What hosts ask of programs in their robots.txt, as RFC 9309 has it."""

from dataclasses import dataclass, field
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from initiatives.choices import LinkProblem
from initiatives.link_checks.addresses import Door, Target, VisitError
from initiatives.link_checks.asking import LARGEST_BODY, Asker, user_agent
from initiatives.link_checks.pace import Pace

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class HostFailedError(Exception):
    """The host failed on its robots.txt, so that nothing else is asked of it; ``status`` is its answer."""

    def __init__(self, status: int):
        super().__init__(status)
        self.status = status


@dataclass
class Robots:
    """Reads each host's robots.txt once, through the same door and at the same pace as all else."""

    door: Door
    asker: Asker
    pace: Pace
    rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def check(self, target: Target) -> None:
        """Raise ``VisitError`` where the host does not want to be asked for this address.

        A host without rules (4xx) allows everything. One that fails on them (5xx) allows nothing now, and
        ``HostFailedError`` says so.
        """
        if target.origin not in self.rules:
            self.rules[target.origin] = self._read(target)
            self.pace.ask_for(target.host, self._delay(target.origin))
        if not self.rules[target.origin].can_fetch(user_agent(), target.url):
            raise VisitError(LinkProblem.ROBOTS)

    def _delay(self, origin: str) -> float | None:
        delay = self.rules[origin].crawl_delay(user_agent())
        return float(delay) if delay is not None else None

    def _read(self, target: Target) -> RobotFileParser:
        rules = RobotFileParser()
        url = f"{target.origin}/robots.txt"
        for _hop in range(MOST_REDIRECTS + 1):
            there = self.door.target(url)
            self.pace.wait(there.host)
            answer = self.asker.ask("GET", there, LARGEST_BODY)
            if answer.status in REDIRECTS and answer.location:
                url = urljoin(url, answer.location)
                continue
            if answer.status >= 500:
                raise HostFailedError(answer.status)
            text = answer.body.decode("utf-8", errors="replace") if answer.status < 300 else ""
            rules.parse(text.splitlines())
            return rules
        rules.parse([])
        return rules
