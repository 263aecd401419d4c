"""How long to wait: after a refusal, and for a worker that shows no sign of life."""

import datetime

# After each refusal for now; whoever refuses after the last one as well is given up.
PAUSES = tuple(datetime.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
# What a worker has put aside is free again after this; nothing of it was handed over.
PUT_ASIDE_FOR = datetime.timedelta(minutes=3)
# Longer than any server may take to answer: what is claimed for longer is nobody's.
GIVEN_UP_AFTER = datetime.timedelta(minutes=10)


def next_try(tries: int, moment: datetime.datetime) -> datetime.datetime | None:
    """When to try again after so many refusals; None where it was the last one."""
    return moment + PAUSES[tries - 1] if tries <= len(PAUSES) else None
