"""The answer to a request for a file: the file, or which part of the address is wrong."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from initiatives.compare.page import ComparePage
from initiatives.exports.about import About
from initiatives.exports.compare_export import compare_export
from initiatives.exports.csv_file import csv_file
from initiatives.exports.entries import Entries, entries_of
from initiatives.exports.export import Export, list_export
from initiatives.exports.feed import feed_page, whole_feed
from initiatives.exports.forms import ATOM, CSV, FILES, FORMAT, JSON, WHOLE, XLSX, Form, without_forms
from initiatives.exports.json_file import json_file
from initiatives.exports.matrix_export import matrix_export
from initiatives.exports.public_rows import PublicRows
from initiatives.exports.xlsx_file import MOST_ROWS, xlsx_file
from initiatives.filters import SectionFilterSet
from initiatives.licence import LICENCE_URL
from initiatives.list_query import ListQuery
from initiatives.matrix_page import MatrixPage
from initiatives.registry import Section

WRITERS: Mapping[str, Callable[[Export], Iterator[bytes]]] = {
    CSV.key: csv_file,
    XLSX.key: xlsx_file,
    JSON.key: json_file,
}
BAD_REQUEST = 400
AnyResponse = TypeVar("AnyResponse", bound=HttpResponseBase)


def list_answer(request: HttpRequest, section: Section, forms: list[Form]) -> HttpResponseBase:
    """The list of a section that the address asks for, in the form that it asks for."""
    filterset = section.filterset_class(without_forms(request.GET))
    if problems := problems_of(filterset, forms):
        return refusal(problems, forms[0])
    about = About.of(section.key, str(section.title), request.path, ListQuery.of(filterset))
    rows = PublicRows(filterset)
    if forms[0] is ATOM:
        return feed_answer(request, about, entries_of(rows))
    return file_answer(request, list_export(about, rows), forms[0])


def feed_answer(request: HttpRequest, about: About, entries: Entries) -> HttpResponseBase:
    """A page of the feed, or the whole of it."""
    page = request.GET.get("page", "1")
    if page == WHOLE:
        return _attached(request, about, ATOM, lambda: whole_feed(about, entries))
    feed = with_links(feed_page(about, entries, page), about.address)
    return conditional_page(lambda _request: feed)(request)


def matrix_answer(request: HttpRequest, title: str, forms: list[Form]) -> HttpResponseBase:
    """The matrix that the address asks for, in the form that it asks for."""
    page = MatrixPage(without_forms(request.GET, FILES), request.path)
    if problems := problems_of(page.filterset, forms):
        return refusal(problems, forms[0])
    about = About.of("positions-matrix", title, request.path, ListQuery.of(page.filterset))
    return file_answer(request, matrix_export(about, page.matrix), forms[0])


def compare_answer(request: HttpRequest, forms: list[Form]) -> HttpResponseBase:
    """The comparison that the address asks for, in the form that it asks for."""
    page = ComparePage(without_forms(request.GET, FILES), request.path)
    problems = problems_of(page.filterset, forms)
    if not page.is_comparison:
        problems.setdefault("country", _("Name two countries or more."))
    if problems:
        return refusal(problems, forms[0])
    about = About.of("comparison", page.title, request.path, page.query)
    return file_answer(request, compare_export(about, page.comparison), forms[0])


def file_answer(request: HttpRequest, export: Export, form: Form) -> HttpResponseBase:
    """The file as it is written; only its headers to those who ask for no more."""
    if form is XLSX and export.count > MOST_ROWS:
        problem = _("A workbook holds at most %(most)d rows. Narrow the list, or take it as CSV or JSON.")
        return refusal({FORMAT: problem % {"most": MOST_ROWS}}, form)
    return _attached(request, export.about, form, lambda: WRITERS[form.key](export))


def _attached(
    request: HttpRequest, about: About, form: Form, write: Callable[[], Iterator[bytes]]
) -> HttpResponseBase:
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse(content_type=form.content_type)
    else:
        response = StreamingHttpResponse(write(), content_type=form.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{about.file_name}.{form.key}"'
    return with_links(response, about.address)


def with_links(response: AnyResponse, address: str) -> AnyResponse:
    """Name the licence and the page of the list to machines; search engines keep to the page."""
    response.headers["Link"] = f'<{LICENCE_URL}>; rel="license", <{address}>; rel="canonical"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def problems_of(filterset: SectionFilterSet, forms: list[Form]) -> dict[str, str]:
    """What is wrong with an address that asks for a file, by parameter.

    A page shows a message and the rest of the list; a file would be read without its message.
    """
    problems = dict(filterset.problems)
    for name in filterset.unknown_parameters:
        problems[name] = _("“%(name)s” is no filter of this list.") % {"name": name}
    if len(forms) > 1:
        problems[FORMAT] = _("Ask for one form at a time.")
    return problems


def refusal(problems: Mapping[str, str], form: Form) -> HttpResponse:
    """The problems as the body: JSON where JSON was asked for, else a line for each."""
    if form is JSON:
        return JsonResponse({"errors": problems}, status=BAD_REQUEST)
    lines = "".join(f"{name}: {problem}\n" for name, problem in problems.items())
    return HttpResponse(lines, content_type="text/plain; charset=utf-8", status=BAD_REQUEST)
