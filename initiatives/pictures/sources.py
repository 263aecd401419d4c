"""The line of a picture that names its sources."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import Source

MOST_NAMED = 4


def source_line(sources: Iterable[Source]) -> str:
    """“Sources: United Nations, Council of Europe and 2 more”: the publishers, each once."""
    publishers = list(dict.fromkeys(source.publisher or source.title for source in sources))
    named = ", ".join(publishers[:MOST_NAMED])
    more = len(publishers) - MOST_NAMED
    if more > 0:
        rest = ngettext("%(count)d more", "%(count)d more", more) % {"count": more}
        named = _("%(named)s and %(rest)s") % {"named": named, "rest": rest}
    return (
        ngettext("Source: %(named)s", "Sources: %(named)s", len(publishers)) % {"named": named}
        if named
        else ""
    )
