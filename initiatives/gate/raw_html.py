"""No HTML in texts: they are shown as they are written, so that a tag would stand on the page as a tag."""

import re
from collections.abc import Iterator
from html.entities import html5

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from initiatives.gate.texts import Text, quote

TAG = re.compile(r"<!--|<!DOCTYPE|</?[a-z][\w:-]*(?:\s[^<>]*)?/?>|<https?://[^\s>]*>", re.IGNORECASE)
ENTITY = re.compile(
    r"&(?:#\d{1,7};|#x[0-9a-f]{1,6};|\w{2,31};|(?:nbsp|amp|quot|apos|lt|gt)\b)", re.IGNORECASE
)


def raw_html_problems(record, texts: list[Text]) -> Iterator[tuple[str, ValidationError]]:
    """Each text with a tag or an entity, with the first of them."""
    for text in texts:
        match = TAG.search(text.value) or _entity(text.value)
        if match:
            yield (
                text.field,
                ValidationError(
                    _("%(label)s holds HTML, “%(words)s”: write plain text without tags and entities."),
                    code="raw_html",
                    params={"label": text.label, "words": quote(text.value, *match.span())},
                ),
            )


def _entity(value: str) -> re.Match | None:
    """The first entity that HTML knows; “H&A;” is none."""
    matches = ENTITY.finditer(value)
    return next((match for match in matches if _is_known(match.group()[1:])), None)


def _is_known(name: str) -> bool:
    return name.startswith("#") or name in html5 or not name.endswith(";")
