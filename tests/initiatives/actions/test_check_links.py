"""Sources are visited when they are due, by one machine at a time, and two bad days make one broken."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from initiatives.actions.check_links import check_links, outcome_of, record_visit
from initiatives.link_checks.visiting import Visit
from initiatives.management.commands import check_links as command
from initiatives.models import LinkCheck, LinkHost, Source
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db
GONE, FINE, REFUSED = Visit(404), Visit(200), Visit(403)


class Visitor:
    """Answers as it is told, and keeps what it was asked."""

    def __init__(self, answers=None, then=None):
        self.answers, self.then, self.asked = answers or {}, then, []

    def visit(self, url):
        self.asked.append(url)
        if self.then:
            self.then(url)
        return self.answers.get(url, FINE)


def age(days):
    """Have all visits lie so many days further back."""
    for check in LinkCheck.objects.all():
        for name in ("checked_at", "failing_since", "last_failed_at"):
            moment = getattr(check, name)
            setattr(check, name, moment and moment - datetime.timedelta(days=days))
        check.save()


def visited(source, *visits, days=1):
    """A source after some visits, each so many days after the one before."""
    check = LinkCheck.objects.get_or_create(source=source)[0]
    for visit in visits:
        age(days)
        check.refresh_from_db()
        record_visit(check, visit)
    return check


def test_each_source_is_visited_once_in_its_time(settings):
    settings.LINK_CHECK_AFTER_DAYS = 30
    sources = SourceFactory.create_batch(3)
    first, again, later = Visitor(), Visitor(), Visitor()
    assert check_links(visitor=first) == {"answered": 3, "failed": 0, "undecided": 0}
    assert sorted(first.asked) == sorted(source.url for source in sources)
    check_links(visitor=again)
    assert again.asked == []
    age(31)
    check_links(visitor=later)
    assert len(later.asked) == 3


def test_outcome_is_written_down():
    source = SourceFactory(url="http://example.org/old")
    visit = Visit(200, "", "https://example.org/new", "https://example.org/new")
    check_links(visitor=Visitor({source.url: visit}))
    check = source.link_check
    assert (check.status, check.final_url, check.moved_to) == (200, visit.final_url, visit.moved_to)
    assert check.checked_at <= timezone.now()
    assert list(LinkCheck.objects.moved()) == [check]
    assert not LinkCheck.objects.broken().exists()


def test_limit_takes_the_oldest_first():
    old, new, never = (SourceFactory(url=f"https://{name}.example/") for name in ("old", "new", "never"))
    for source, days in ((old, 90), (new, 60)):
        visited(source, FINE)
        LinkCheck.objects.filter(source=source).update(
            checked_at=timezone.now() - datetime.timedelta(days=days)
        )
    visitor = Visitor()
    check_links(visitor=visitor, limit=2)
    assert visitor.asked == [never.url, old.url]


def test_hosts_are_visited_one_after_the_other():
    for number in range(2):
        for host in ("a", "b", "c"):
            SourceFactory(url=f"https://{host}.example/{number}")
    visitor = Visitor()
    check_links(visitor=visitor)
    hosts = [url.split("/")[2] for url in visitor.asked]
    assert hosts == sorted(hosts)


def test_no_visit_is_begun_after_the_time_given():
    SourceFactory.create_batch(5)
    now = [0.0]

    def pass_time(url):
        now[0] += 10

    visitor = Visitor(then=pass_time)
    check_links(visitor=visitor, seconds=20, clock=lambda: now[0])
    assert len(visitor.asked) == 2
    assert not LinkHost.objects.exclude(claimed_until=None).exists()


def test_one_failure_is_looked_at_again_the_next_day(settings):
    settings.LINK_CHECK_AFTER_DAYS = 30
    source = SourceFactory()
    check_links(visitor=Visitor({source.url: GONE}))
    assert not LinkCheck.objects.broken().exists()
    same_day, next_day = Visitor({source.url: GONE}), Visitor({source.url: GONE})
    check_links(visitor=same_day)
    assert same_day.asked == []
    age(1.01)
    check_links(visitor=next_day)
    assert LinkCheck.objects.broken().get().source == source


def test_failures_of_one_day_count_once():
    check = visited(SourceFactory(), GONE, GONE, GONE, days=0)
    assert (check.failed_days, check.is_broken) == (1, False)


def test_failures_of_two_days_break_and_an_answer_mends():
    source = SourceFactory()
    check = visited(source, GONE, Visit(problem="timeout"))
    assert (check.failed_days, check.is_broken, check.outcome) == (2, True, "no answer in time")
    assert check.last_failed_at - check.failing_since > datetime.timedelta(hours=23)
    visited(source, FINE)
    assert not LinkCheck.objects.broken().exists()
    check.refresh_from_db()
    assert (check.failed_days, check.failing_since, check.last_failed_at) == (0, None, None)


def test_answer_between_two_failures_begins_the_count_anew():
    visited(SourceFactory(), GONE, FINE, GONE)
    assert not LinkCheck.objects.broken().exists()


def test_refusal_of_programs_neither_breaks_nor_mends():
    source = SourceFactory()
    assert visited(source, REFUSED, REFUSED, Visit(problem="robots")).failed_days == 0
    assert visited(source, GONE, REFUSED, GONE).failed_days == 2


@pytest.mark.parametrize(
    ("visit", "outcome"),
    [
        (Visit(200), "answered"),
        (Visit(204), "answered"),
        (Visit(401), "undecided"),
        (Visit(429), "undecided"),
        (Visit(problem="robots"), "undecided"),
        (Visit(404), "failed"),
        (Visit(410), "failed"),
        (Visit(503), "failed"),
        (Visit(problem="refused-address"), "failed"),
        (Visit(problem="certificate"), "failed"),
    ],
)
def test_outcome_of_a_visit(visit, outcome):
    assert outcome_of(visit) == outcome


def test_changed_address_is_due_at_once_and_its_failures_are_forgotten():
    source = SourceFactory()
    visited(source, GONE, GONE)
    Source.objects.filter(pk=source.pk).update(url="https://example.org/mended")
    assert not LinkCheck.objects.broken().exists()
    visitor = Visitor({"https://example.org/mended": GONE})
    check_links(visitor=visitor)
    assert visitor.asked == ["https://example.org/mended"]
    assert LinkCheck.objects.get().failed_days == 1


def test_source_that_readers_do_not_see_is_visited_and_raises_nothing():
    source = SourceFactory(live=False)
    assert visited(source, GONE, GONE).is_broken
    assert not LinkCheck.objects.broken().exists()


def test_host_that_another_machine_visits_is_left_alone():
    taken, free = SourceFactory(url="https://taken.example/"), SourceFactory(url="https://free.example/")
    soon = timezone.now() + datetime.timedelta(minutes=5)
    LinkHost.objects.create(host="taken.example", claimed_until=soon)
    visitor = Visitor()
    check_links(visitor=visitor)
    assert visitor.asked == [free.url]
    LinkHost.objects.update(claimed_until=timezone.now() - datetime.timedelta(seconds=1))
    check_links(visitor=visitor)
    assert visitor.asked == [free.url, taken.url]


def test_second_machine_finds_nothing_to_do_at_a_host_in_work():
    SourceFactory.create_batch(3)
    second = Visitor()
    first = Visitor(then=lambda url: check_links(visitor=second))
    check_links(visitor=first)
    assert (len(first.asked), second.asked) == (3, [])


def test_visitor_that_fails_leaves_no_claim():
    SourceFactory()

    def fail(url):
        raise RuntimeError("the cable is out")

    with pytest.raises(RuntimeError):
        check_links(visitor=Visitor(then=fail))
    assert not LinkHost.objects.exclude(claimed_until=None).exists()


def test_command_says_what_it_found(monkeypatch, capsys):
    fine, gone = SourceFactory(), SourceFactory()
    monkeypatch.setattr("initiatives.actions.check_links.Visitor", lambda: Visitor({gone.url: GONE}))
    call_command("check_links")
    assert capsys.readouterr().out == "1 answered, 1 failed, 0 undecided; 0 broken, 0 moved in all.\n"
    call_command("check_links", source=fine.slug)
    assert capsys.readouterr().out.startswith("1 answered, 0 failed")
    call_command("check_links", verbosity=0)
    assert capsys.readouterr().out == ""


def test_command_passes_its_bounds_on(monkeypatch):
    given = {}
    monkeypatch.setattr(
        command,
        "check_links",
        lambda **options: given.update(options) or {"answered": 0, "failed": 0, "undecided": 0},
    )
    call_command("check_links", "--limit", "3", "--seconds", "1.5")
    assert given == {"limit": 3, "seconds": 1.5, "source": None}


def test_command_refuses_a_key_that_is_none():
    with pytest.raises(CommandError, match="no-such-key"):
        call_command("check_links", "--source", "no-such-key")
