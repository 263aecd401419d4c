"""One limit for all workers: turns are taken in the database and waited for outside of it."""

import pytest

from accounts.models import SendingPace
from accounts.sending.pace import Pace

pytestmark = pytest.mark.django_db


class Time:
    """Seconds that pass only where somebody sleeps."""

    def __init__(self):
        self.now = 0.0

    def clock(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds

    def pace(self, per_minute):
        return Pace(per_minute, self.clock, self.sleep)


def test_mails_pass_evenly_and_who_comes_late_does_not_catch_up():
    time = Time()
    pace = time.pace(120)
    pace.take(61)
    for _mail in range(61):
        pace.wait()
    assert time.now == pytest.approx(30.0)
    time.now += 60
    assert pace.is_free
    pace.wait()
    assert not pace.is_free


def test_a_second_worker_waits_for_the_turns_of_the_first():
    first, second = Time(), Time()
    ours, theirs = first.pace(60), second.pace(60)
    ours.take(5)
    theirs.take(5)
    ours.wait()
    theirs.wait()
    assert first.now == 0
    assert second.now == pytest.approx(5, abs=1)
    assert SendingPace.objects.count() == 1


def test_without_a_limit_nothing_waits_and_nothing_is_asked(count_queries):
    time = Time()
    pace = time.pace(0)
    assert count_queries(lambda: pace.take(100)) == 0
    pace.wait()
    assert pace.is_free
    assert time.now == 0


@pytest.mark.parametrize(("per_minute", "number"), [(0, 100), (6, 1), (600, 50), (10_000, 100)])
def test_turns_are_taken_for_a_few_seconds_at_most(per_minute, number):
    assert Pace(per_minute).at_a_time == number
