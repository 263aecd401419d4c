"""The map of the site for search engines: an index, and a file for each section."""

import datetime
from collections.abc import Iterator
from itertools import islice
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import conditional_page, require_safe

from initiatives.addresses import site_address
from portal.sitemap import PAGES, Part, Row, parts, rows_of

XML = "application/xml; charset=utf-8"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
ROWS_AT_ONCE = 500


@require_safe
@conditional_page
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """All files, each with the day of its last change."""
    entries = "".join(
        f"<sitemap><loc>{escape(site_address(_path(part)))}</loc>{_changed(part.changed)}</sitemap>\n"
        for part in parts()
    )
    return HttpResponse(f"{HEAD}<sitemapindex {SPACE}>\n{entries}</sitemapindex>\n", content_type=XML)


@require_safe
def sitemap(request: HttpRequest, key: str, number: int) -> HttpResponseBase:
    """One file, sent while it is read."""
    part = Part(key, number)
    if part != Part(PAGES, 1) and (key, number) not in {(its.key, its.number) for its in parts()}:
        raise Http404
    if request.method == "HEAD":
        return HttpResponse(content_type=XML)
    return StreamingHttpResponse(_file(part), content_type=XML)


def _file(part: Part) -> Iterator[str]:
    yield f"{HEAD}<urlset {SPACE} {LINKS}>\n"
    rows = rows_of(part)
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield "".join(map(_entries, some))
    yield "</urlset>\n"


def _entries(row: Row) -> str:
    """The address of a page in each language, each with all of them."""
    path, changed = row
    addresses = {code: escape(site_address(in_language(path, code))) for code, _name in settings.LANGUAGES}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
        for code, address in addresses.items()
    )
    tail = f"{_changed(changed)}{links}</url>\n"
    return "".join(f"<url><loc>{address}</loc>{tail}" for address in addresses.values())


def in_language(path: str, code: str) -> str:
    """A path of the default language in another one, which stands before it."""
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"


def _changed(moment: datetime.datetime | datetime.date | None) -> str:
    return f"<lastmod>{moment:%Y-%m-%d}</lastmod>" if moment else ""


def _path(part: Part) -> str:
    return f"/sitemap-{part.key}-{part.number}.xml"
