"""A signed time in the form, by which a person who read and typed is told from a program that did not."""

from enum import Enum

from django.core import signing

SALT = "initiatives.corrections.stamp"
FASTEST = 3
LONGEST = 24 * 60 * 60


class Age(Enum):
    """How long a form lay before its reader."""

    GOOD = "good"
    TOO_FAST = "too fast"
    TOO_OLD = "too old"


def make_stamp(now: float) -> str:
    """A stamp for a form that is shown now; ``now`` is in seconds since 1970."""
    return signing.Signer(salt=SALT).sign_object({"shown": int(now)})


def age_of(stamp: str, now: float) -> Age:
    """How old a stamp is; what is no stamp of ours, or one of the future, counts as too old."""
    try:
        shown = signing.Signer(salt=SALT).unsign_object(stamp)["shown"]
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        return Age.TOO_OLD
    seconds = now - shown
    if seconds > LONGEST or seconds < 0:
        return Age.TOO_OLD
    return Age.TOO_FAST if seconds < FASTEST else Age.GOOD
