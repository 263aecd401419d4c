"""A stamp tells who read and typed from a program that did not."""

import pytest

from initiatives.corrections.stamp import FASTEST, LONGEST, Age, age_of, make_stamp

NOON = 1_800_000_000


@pytest.mark.parametrize(
    ("seconds", "age"),
    [
        (0, Age.TOO_FAST),
        (FASTEST - 1, Age.TOO_FAST),
        (FASTEST, Age.GOOD),
        (LONGEST, Age.GOOD),
        (LONGEST + 1, Age.TOO_OLD),
        (-60, Age.TOO_OLD),
    ],
)
def test_stamp_ages(seconds, age):
    assert age_of(make_stamp(NOON), NOON + seconds) is age


@pytest.mark.parametrize("stamp", ["", "x", "a:b:c", "\x00", make_stamp(NOON)[:-1], "1" + make_stamp(NOON)])
def test_what_is_no_stamp_of_ours_is_too_old(stamp):
    assert age_of(stamp, NOON + 60) is Age.TOO_OLD


def test_stamp_of_another_key_is_none_of_ours(settings):
    stamp = make_stamp(NOON)
    settings.SECRET_KEY = "another key"

    assert age_of(stamp, NOON + 60) is Age.TOO_OLD
