"""A list as an Atom feed, a page at a time (RFC 5005), in the order of the list."""

import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from initiatives.addresses import site_address
from initiatives.exports.about import About
from initiatives.exports.forms import ATOM, file_address
from initiatives.exports.public_rows import PublicRows
from initiatives.exports.xml_text import fit_for_xml
from initiatives.licence import LICENCE, LICENCE_URL
from initiatives.models import Record, Source

ENTRIES = 50
NEVER = datetime.date(1970, 1, 1)


class ListFeed(Atom1Feed):
    """A feed with licence, citation and the pages beside it; ``links`` are relations and addresses."""

    def add_root_elements(self, handler: Any) -> None:
        """What the feed says of itself."""
        super().add_root_elements(handler)
        for relation, address in self.feed["links"]:
            handler.addQuickElement("link", "", {"rel": relation, "href": address})
        handler.addQuickElement("generator", settings.WAGTAIL_SITE_NAME, {"uri": site_address("/")})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """The language of the title, which is official."""
        return {"xml:lang": item["language"]} if item["language"] else {}


def feed_answer(about: About, rows: PublicRows, page_wanted: str) -> HttpResponse:
    """The feed. Nothing in it depends on the time of the request, so that it is sent only once it changes."""
    pages = Paginator(rows.filterset.qs, ENTRIES)
    page = pages.get_page(page_wanted)
    feed = ListFeed(
        title=fit_for_xml(f"{about.title} · {settings.WAGTAIL_SITE_NAME}"),
        link=about.address,
        description=_subtitle(about),
        language=get_language(),
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=_address(about, page.number),
        feed_guid=identity(about.query.address(about.path)),
        feed_copyright=f"{LICENCE}, {LICENCE_URL}",
        links=[("license", LICENCE_URL), *_pages(about, page)],
    )
    for row in page.object_list:
        _add(feed, row)
    response = HttpResponse(content_type=ATOM.content_type)
    feed.write(response, "utf-8")
    return response


def identity(path: str) -> str:
    """A name that stays when the site answers under another scheme: a ``tag:`` address (RFC 4151)."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    return f"tag:{host},2026:{path}"


def _subtitle(about: About) -> str:
    filters = "; ".join(f"{name}: {value}" for name, value in about.query.pairs) or _("Everything")
    return fit_for_xml(filters)


def _address(about: About, number: int) -> str:
    address = site_address(file_address(about.query, about.path, ATOM))
    return f"{address}&{urlencode({'page': number})}" if number > 1 else address


def _pages(about: About, page: Page) -> list[tuple[str, str]]:
    numbers = {
        "first": 1,
        "previous": page.number - 1,
        "next": page.number + 1 if page.has_next() else 0,
        "last": page.paginator.num_pages,
    }
    return [(relation, _address(about, number)) for relation, number in numbers.items() if number]


def _add(feed: ListFeed, row: Any) -> None:
    path = row.get_absolute_url()
    published = getattr(row, "first_published_at", None)
    feed.add_item(
        title=fit_for_xml(str(row)),
        link=site_address(path),
        description=escape(fit_for_xml(getattr(row, "summary", "") or _kind(row))),
        unique_id=identity(f"/{row._meta.model_name}/{row.slug}"),
        pubdate=published,
        updateddate=_updated(row),
        categories=[row.kind] if hasattr(row, "kind") else [],
        language=getattr(row, "heading_language", "") or getattr(row, "language", ""),
        item_copyright=f"{LICENCE}, {LICENCE_URL}",
    )


def _kind(row: Any) -> str:
    return str(row.get_kind_display()) if hasattr(row, "kind") else ""


def _updated(row: Any) -> datetime.datetime:
    """When the row was last published; of what has no versions, the day on which it was read."""
    if isinstance(row, Record) and row.last_published_at:
        return row.last_published_at
    day = row.retrieved_on if isinstance(row, Source) else row.verified_on
    return datetime.datetime.combine(day or NEVER, datetime.time(), datetime.UTC)
