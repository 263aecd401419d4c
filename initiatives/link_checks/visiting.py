"""One visit to the address of a source: HEAD, else GET, along its redirects."""

from dataclasses import dataclass
from urllib.parse import urljoin

from initiatives.choices import LinkProblem
from initiatives.link_checks.addresses import Door, Target, VisitError
from initiatives.link_checks.asking import Answer, Asker, public_certificates
from initiatives.link_checks.pace import Pace
from initiatives.link_checks.robots import MOST_REDIRECTS, REDIRECTS, HostFailedError, Robots
from initiatives.source_addresses import address_key

PERMANENT = frozenset({301, 308})
# Answers after which it is worth asking for the text itself: many hosts know GET only.
HEAD_SAYS_LITTLE = frozenset({400, 403, 404, 405, 406, 410, 500, 501, 503})
NO_ANSWER_TO_HEAD = frozenset({LinkProblem.BAD_ANSWER, LinkProblem.NO_CONNECTION})
FIRST_BYTES = 2048


@dataclass(frozen=True)
class Visit:
    """What a visit found: the last status or a problem, where it ended, and a new address if there is one."""

    status: int | None = None
    problem: str = ""
    final_url: str = ""
    moved_to: str = ""


class Visitor:
    """Visits addresses one after the other, with one memory of hosts, their rules and pauses."""

    def __init__(self, door: Door | None = None, asker: Asker | None = None, pace: Pace | None = None):
        self.door = door or Door()
        self.asker = asker or Asker(public_certificates())
        self.pace = pace or Pace()
        self.robots = Robots(self.door, self.asker, self.pace)

    def visit(self, url: str) -> Visit:
        """Follow an address to its end; every step is checked anew, and none is a failure of ours."""
        current, new_address, only_permanent = url, "", True
        for _hop in range(MOST_REDIRECTS + 1):
            try:
                target = self.door.target(current)
                self.robots.check(target)
                answer = self._ask(target)
            except VisitError as error:
                return Visit(problem=error.problem, final_url=current)
            except HostFailedError as error:
                return Visit(status=error.status, final_url=current)
            if answer.status not in REDIRECTS or not answer.location:
                found = answer.status < 400 and address_key(new_address) != address_key(url)
                return Visit(answer.status, "", current, new_address if found else "")
            current = urljoin(current, answer.location)
            only_permanent = only_permanent and answer.status in PERMANENT
            new_address = current if only_permanent else new_address
        return Visit(problem=LinkProblem.TOO_MANY_REDIRECTS, final_url=current)

    def _ask(self, target: Target) -> Answer:
        """HEAD; GET where the answer to it says little or none comes."""
        self.pace.wait(target.host)
        try:
            answer = self.asker.ask("HEAD", target)
        except VisitError as error:
            if error.problem not in NO_ANSWER_TO_HEAD:
                raise
        else:
            if answer.status not in HEAD_SAYS_LITTLE:
                return answer
        self.pace.wait(target.host)
        return self.asker.ask("GET", target, FIRST_BYTES)
