"""The page of a source: where the text is, and everything public that rests on it."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.details.common import Head, citation_text, date_row, link_row, page_context
from initiatives.details.resting import resting_parts
from initiatives.languages import language_name
from initiatives.models import Source
from initiatives.provenance import Provenance, SourceRegister


def source_context(source: Source) -> dict[str, Any]:
    """What sort of text it is, and the records, points and rows that cite it."""
    head = Head(
        heading=source.title,
        lang=source.language,
        kicker=str(source.get_kind_display()),
        cite=citation_text(source.title, source.get_absolute_url(), source.retrieved_on),
    )
    ledger = [
        {"label": _("Publisher"), "text": source.publisher},
        {"label": _("Grade"), "text": source.get_grade_display()} if source.grade else None,
        date_row(_("Published"), source.published_on, _("No date on record")),
        {"label": _("Language"), "text": language_name(source.language)},
        link_row(_("Text"), source.url, _("Open the source")),
        link_row(_("Archived copy"), source.archive_url, _("Open the copy")),
        date_row(_("Read on"), source.retrieved_on, _("No day on record")),
    ]
    return page_context(
        source, head, ledger, SourceRegister(), provenance=Provenance(), **resting_parts(source)
    )
