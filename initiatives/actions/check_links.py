"""Visiting sources and writing down what was found."""

import datetime
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils import timezone

from initiatives.choices import LinkProblem
from initiatives.link_checks.visiting import Visit, Visitor
from initiatives.models import LinkCheck, LinkHost, Source
from initiatives.models.link_check import SAYS_NOTHING

# Longer than the slowest visit, so that a claim outlives it; one that was left behind ends by itself.
CLAIM = datetime.timedelta(minutes=15)
MOST_AT_ONCE = 2000


def check_links(
    *,
    limit: int | None = None,
    seconds: float | None = None,
    source: Source | None = None,
    visitor: Visitor | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> dict[str, int]:
    """Visit the sources that are due, oldest first and one host after the other; returns counts by outcome.

    ``limit`` bounds how many, ``seconds`` for how long visits are begun. A host is claimed while it is
    visited, so that several machines never ask it at once. ``source`` visits that one whether due or not.
    """
    visitor = visitor or Visitor()
    counts = {"answered": 0, "failed": 0, "undecided": 0}
    start = clock()
    left = limit if limit is not None else MOST_AT_ONCE
    for host, ids in _due_by_host(source, left).items():
        if not _claim(host):
            continue
        try:
            for check in _still_due(ids, source):
                if seconds is not None and clock() - start >= seconds:
                    return counts
                _claim(host, again=True)
                counts[record_visit(check, visitor.visit(check.source.url))] += 1
        finally:
            _release(host)
    return counts


def record_visit(check: LinkCheck, visit: Visit) -> str:
    """Write down what a visit found; returns ``answered``, ``failed`` or ``undecided``.

    Days with a failure are counted until the address answers; a refusal of programs says nothing either way.
    """
    now = timezone.now()
    outcome = outcome_of(visit)
    if check.url != check.source.url or outcome == "answered":
        check.failed_days, check.failing_since, check.last_failed_at = 0, None, None
    if outcome == "failed":
        if check.last_failed_at is None or _day(check.last_failed_at) != _day(now):
            check.failed_days += 1
        check.failing_since = check.failing_since or now
        check.last_failed_at = now
    check.url, check.checked_at = check.source.url, now
    check.status, check.problem = visit.status, visit.problem
    check.final_url, check.moved_to = visit.final_url, visit.moved_to
    check.save()
    return outcome


def outcome_of(visit: Visit) -> str:
    """Whether the address answered, failed, or said only that programs are not welcome."""
    if visit.problem == LinkProblem.ROBOTS or visit.status in SAYS_NOTHING:
        return "undecided"
    return "failed" if visit.problem or (visit.status or 0) >= 400 else "answered"


def _day(moment: datetime.datetime) -> datetime.date:
    return timezone.localdate(moment)


def _due_by_host(source: Source | None, limit: int) -> dict[str, list[int]]:
    """The primary keys of the visits to make, by host, hosts in the order of their oldest visit."""
    sources = Source.objects.filter(pk=source.pk) if source else Source.objects.not_merged()
    missing = sources.filter(link_check__isnull=True)
    LinkCheck.objects.bulk_create((LinkCheck(source=each) for each in missing), ignore_conflicts=True)
    checks = LinkCheck.objects.filter(source=source) if source else LinkCheck.objects.due(timezone.now())
    by_host: dict[str, list[int]] = {}
    for pk, url in checks.values_list("pk", "source__url")[:limit]:
        by_host.setdefault(_host(url), []).append(pk)
    return by_host


def _still_due(ids: list[int], source: Source | None):
    """What nobody else has visited in the meantime."""
    checks = LinkCheck.objects.filter(pk__in=ids).with_sources()
    return checks if source else list(checks.due(timezone.now()))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "")[:260]
    except ValueError:
        return ""


def _claim(host: str, again: bool = False) -> bool:
    """Have a host for ourselves, by one conditional update; False where somebody else has it."""
    now = timezone.now()
    LinkHost.objects.bulk_create([LinkHost(host=host)], ignore_conflicts=True)
    free = Q() if again else Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
    return LinkHost.objects.filter(free, host=host).update(claimed_until=now + CLAIM) == 1


def _release(host: str) -> None:
    LinkHost.objects.filter(host=host).update(claimed_until=None)
