"""What the form in the foot of every page needs; nothing of it is read from the database."""

import time
from typing import Any

from django.utils.translation import get_language

from accounts.forms.sign_up import LANGUAGES_IN_THEMSELVES, language_or_default
from initiatives.corrections.stamp import make_stamp


def newsletter_foot() -> dict[str, Any]:
    """The time at which the page was made, signed, and the languages of the mails."""
    here = language_or_default(get_language() or "")
    return {
        "stamp": make_stamp(time.time()),
        "languages": [
            {"value": code, "label": name, "checked": code == here} for code, name in LANGUAGES_IN_THEMSELVES
        ],
    }
