"""The ways to the citations of a record in all forms."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.citations.entry import cite_address
from initiatives.citations.forms import CITATION_FORMS
from initiatives.list_query import ListQuery
from initiatives.models import Record


def form_links(record: Any, version: int | None = None) -> list[dict[str, str]]:
    """A link for each form; without a version those of the latest."""
    query = ListQuery((("version", str(version)),) if version else ())
    address = cite_address(record)
    return [
        {"label": form.label, "url": query.with_value("format", form.key).address(address)}
        for form in CITATION_FORMS.values()
    ]


def citation_links(record: Any, version: int | None = None) -> list[dict[str, str]]:
    """The same with the page of all versions; nothing before a record is public."""
    was_public = record.last_published_at if isinstance(record, Record) else getattr(record, "live", False)
    if not (record.pk and was_public):
        return []
    page = {"label": _("Cite a version"), "url": cite_address(record)}
    return [*form_links(record, version), *([page] if isinstance(record, Record) else [])]
