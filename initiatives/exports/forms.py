"""The forms in which a list can be had, and how its address asks for one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from initiatives.list_query import ListQuery

FORMAT = "format"
READING = ("GET", "HEAD")
WHOLE = "all"  # the value of ``page`` for all entries of a feed
SEEN_ONLY = ("view", "measure", "month", "about", "fact")  # what belongs to a page and is nothing to a file


@dataclass(frozen=True)
class Form:
    """One form: ``key`` stands in addresses and ends the name of the file."""

    key: str
    label: str
    content_type: str


CSV = Form("csv", "CSV", "text/csv; charset=utf-8; header=present")
XLSX = Form("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
JSON = Form("json", "JSON", "application/json")
ATOM = Form("atom", "Atom", "application/atom+xml; charset=utf-8")
FILES: Mapping[str, Form] = {form.key: form for form in (CSV, XLSX, JSON)}
FORMS: Mapping[str, Form] = {**FILES, ATOM.key: ATOM}


def wanted_forms(data: QueryDict, forms: Mapping[str, Form] = FORMS) -> list[Form]:
    """The forms that an address asks for; more than one is more than can be given."""
    return [forms[value] for value in dict.fromkeys(data.getlist(FORMAT)) if value in forms]


def without_forms(data: QueryDict, forms: Mapping[str, Form] = FORMS) -> QueryDict:
    """The query without the wish for a form: how an event is held is a filter of the same name."""
    rest = data.copy()
    kept = [value for value in data.getlist(FORMAT) if value not in forms]
    rest.setlist(FORMAT, kept)
    if not kept:
        rest.pop(FORMAT)
    return rest


def file_address(query: ListQuery, path: str, form: Form) -> str:
    """The list in a form, with the same filters and in the same order."""
    return f"{path}?{urlencode([*query_of_file(query).pairs, (FORMAT, form.key)])}"


def query_of_file(query: ListQuery) -> ListQuery:
    """The filters and the order alone."""
    return ListQuery(tuple(pair for pair in query.pairs if pair[0] not in SEEN_ONLY))


def downloads(query: ListQuery, path: str, forms: Mapping[str, Form] = FORMS) -> list[dict[str, Any]]:
    """The files of a list as links; the feed as a whole is one of them."""
    return [
        {"label": form.label, "url": _whole_address(query, path, form), "type": form.content_type}
        for form in forms.values()
    ]


def _whole_address(query: ListQuery, path: str, form: Form) -> str:
    address = file_address(query, path, form)
    return f"{address}&{urlencode({'page': WHOLE})}" if form is ATOM else address
