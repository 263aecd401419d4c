"""The changes as a table to take along: a line for each, with the filters and in the order of their page."""

from array import array
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from initiatives.addresses import site_address
from initiatives.changes.page import ChangesPage
from initiatives.changes.query import REMOVAL, VERSION, changes_in
from initiatives.changes.rows import ChangeRow, rows_of
from initiatives.dataset.public_values import moment_text
from initiatives.details.common import public_related
from initiatives.exports.about import About
from initiatives.exports.answer import file_answer, problems_of, refusal
from initiatives.exports.export import Export, in_one_language
from initiatives.exports.forms import Form, without_forms
from initiatives.exports.public_rows import ROWS_AT_ONCE
from initiatives.filters.changes import ChangeFilterSet
from initiatives.registry import section_of

COLUMNS = (
    *("identity", "happened", "at", "version", "weight", "note", "role"),
    *("type", "record", "title", "title_language", "country", "country_name"),
    *("page_url", "history_url"),
)
Filters = tuple[ChangeFilterSet, ChangeFilterSet]


def changes_answer(request: HttpRequest, title: str, forms: list[Form]) -> HttpResponseBase:
    """The changes that the address asks for, in the form that it asks for."""
    page = ChangesPage(without_forms(request.GET), request.path)
    if problems := problems_of(page.filterset, forms):
        return refusal(problems, forms[0])
    about = About.of("changes", title, request.path, page.query)
    changes = PublicChanges(page.filters)
    export = Export(
        about,
        COLUMNS,
        lambda: in_one_language(changes.parts(), lambda row: list(_values(row).values())),
        lambda: in_one_language(changes.parts(), _values),
        len(changes),
    )
    return file_answer(request, export, forms[0])


class PublicChanges:
    """The public changes that pass the filters, read part by part as ``PublicRows`` reads a list."""

    def __init__(self, filters: Filters):
        self.filters = filters

    @cached_property
    def keys(self) -> array:
        """The keys of all changes, newest first; those of withdrawals are negative."""
        found = changes_in(self.filters).iterator(chunk_size=2000)
        return array("q", (key if sort == VERSION else -key for sort, key, _at in found))

    def __len__(self) -> int:
        return len(self.keys)

    def parts(self) -> Iterator[list[ChangeRow]]:
        """The changes, a bounded number at a time; what is not public any more drops out."""
        for start in range(0, len(self.keys), ROWS_AT_ONCE):
            keys = self.keys[start : start + ROWS_AT_ONCE]
            versions, removals = self.filters
            left = {
                *versions.qs.filter(pk__in=[key for key in keys if key > 0]).values_list("pk", flat=True),
                *(
                    -key
                    for key in removals.qs.filter(pk__in=[-key for key in keys]).values_list("pk", flat=True)
                ),
            }
            yield rows_of((VERSION if key > 0 else REMOVAL, abs(key)) for key in keys if key in left)


def _values(row: ChangeRow) -> dict[str, Any]:
    record = row.record
    country = public_related(record, "country") if hasattr(record, "country_id") else None
    return {
        "identity": row.identity,
        "happened": _happened(row.version),
        "at": moment_text(row.at),
        "version": row.version,
        "weight": row.weight,
        "note": row.note,
        "role": row.role,
        "type": section_of(type(record)).key,
        "record": record.slug,
        "title": record.heading,
        "title_language": record.heading_language,
        "country": country.iso3 if country else None,
        "country_name": country.heading if country else None,
        "page_url": site_address(row.url),
        "history_url": site_address(row.history_url),
    }


def _happened(version: int | None) -> str:
    """The value of the filter by which the change is found."""
    if version is None:
        return "withdrawn"
    return "published" if version == 1 else "changed"
