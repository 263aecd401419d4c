"""What tests of the newsletter have in common."""

import re
import time

from initiatives.corrections.stamp import make_stamp

NEWSLETTER = "/newsletter/"


def form_data(email="ana@example.org", **fields) -> dict:
    """A form that lay before a person for a while."""
    stamp = make_stamp(time.time() - 10)
    return {"email": email, "language": "en", "rhythm": "weekly", "everything": "on", "stamp": stamp} | fields


def link_in(mail, part: str) -> str:
    """The path of a link in the plain text of a mail."""
    return re.search(rf"https?://[^/\s]+(\S*/{part}/\S+)", mail.body)[1]
