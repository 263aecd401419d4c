"""A report as a browser sends it."""

import time

from initiatives.corrections.stamp import make_stamp

ADDRESS = "/corrections/"
TEXT = "It was adopted on 3 May, not on 17 May."
A_MINUTE = 60


def filled(record=None, **changes) -> dict[str, str]:
    """The form after a minute; ``record`` is what it is about, else it names a page."""
    about = {"about": f"policies/{record.slug}"} if record else {"address": "/about/"}
    stamp = make_stamp(time.time() - A_MINUTE)
    data = {
        **about,
        "stamp": stamp,
        "fact": "adopted",
        "text": TEXT,
        "source_url": "",
        "email": "",
        "website": "",
    }
    return {**data, **changes}
