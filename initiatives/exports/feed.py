"""A list as an Atom feed in its order: a page at a time for readers of feeds, or whole (RFC 5005)."""

import datetime
import io
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from initiatives.addresses import site_address
from initiatives.exports.about import About
from initiatives.exports.entries import Entries, Entry, identity
from initiatives.exports.forms import ATOM, WHOLE, file_address
from initiatives.exports.xml_text import fit_for_xml
from initiatives.licence import LICENCE, LICENCE_URL

HISTORY = "http://purl.org/syndication/history/1.0"
TERMS = "http://purl.org/dc/terms/"


class ListFeed(Atom1Feed):
    """A feed with licence and the pages beside it; ``links`` are relations and addresses."""

    def add_root_elements(self, handler: Any) -> None:
        """What the feed says of itself."""
        super().add_root_elements(handler)
        for relation, address in self.feed["links"]:
            handler.addQuickElement("link", "", {"rel": relation, "href": address})
        handler.addQuickElement("generator", settings.WAGTAIL_SITE_NAME, {"uri": site_address("/")})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """The language of the title, which is official."""
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add(self, entry: Entry) -> None:
        """Put an entry at the end."""
        self.add_item(
            title=fit_for_xml(entry.title),
            link=entry.address,
            description=escape(fit_for_xml(entry.summary)),
            unique_id=entry.identity,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[entry.category] if entry.category else [],
            language=entry.language,
            item_copyright=f"{LICENCE}, {LICENCE_URL}",
        )


class WholeFeed(ListFeed):
    """A feed that says that it is whole, how to cite it and when it was made; written while it is read."""

    def root_attributes(self) -> dict[str, str]:
        """The names of the other vocabularies as well."""
        return {**super().root_attributes(), "xmlns:fh": HISTORY, "xmlns:dcterms": TERMS}

    def add_root_elements(self, handler: Any) -> None:
        """What a file says of itself."""
        super().add_root_elements(handler)
        handler.addQuickElement("fh:complete")
        about: About = self.feed["about"]
        handler.addQuickElement("dcterms:bibliographicCitation", fit_for_xml(about.citation))
        handler.addQuickElement("dcterms:created", about.moment)

    def latest_post_date(self) -> datetime.datetime:
        """When an entry changed last, which is written before the entries are read."""
        return self.feed["latest"]

    def written(self, parts: Iterable[list[Entry]]) -> Iterator[bytes]:
        """The feed, part by part."""
        text = io.StringIO()
        handler = SimplerXMLGenerator(text, "utf-8", short_empty_elements=True)
        handler.startDocument()
        handler.startElement("feed", AttributesImpl(self.root_attributes()))
        self.add_root_elements(handler)
        for part in parts:
            self.items = []
            for entry in part:
                self.add(entry)
            self.write_items(handler)
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
        handler.endElement("feed")
        yield text.getvalue().encode()


def feed_page(about: About, entries: Entries, wanted: str) -> HttpResponse:
    """A page. Nothing in it depends on the time of the request, so that it is sent only once it changes."""
    page = entries.page(wanted)
    links = [("license", LICENCE_URL), *_pages(about, page)]
    feed = ListFeed(**_head(about, str(page.number) if page.number > 1 else ""), links=links)
    for entry in entries.make(list(page.object_list)):
        feed.add(entry)
    response = HttpResponse(content_type=ATOM.content_type)
    feed.write(response, "utf-8")
    return response


def whole_feed(about: About, entries: Entries) -> Iterator[bytes]:
    """All entries, part by part, in as much memory for many as for few."""
    links = [("license", LICENCE_URL)]
    feed = WholeFeed(**_head(about, WHOLE), links=links, about=about, latest=entries.latest)
    return feed.written(entries.parts())


def _head(about: About, page: str) -> dict[str, Any]:
    return {
        "title": fit_for_xml(f"{about.title} · {settings.WAGTAIL_SITE_NAME}"),
        "link": about.address,
        "description": _subtitle(about),
        "language": get_language(),
        "author_name": settings.WAGTAIL_SITE_NAME,
        "feed_url": _address(about, page),
        "feed_guid": identity(about.query.address(about.path)),
        "feed_copyright": f"{LICENCE}, {LICENCE_URL}",
    }


def _subtitle(about: About) -> str:
    filters = "; ".join(f"{name}: {value}" for name, value in about.query.pairs) or _("Everything")
    return fit_for_xml(filters)


def _address(about: About, page: str) -> str:
    address = site_address(file_address(about.query, about.path, ATOM))
    return f"{address}&{urlencode({'page': page})}" if page else address


def _pages(about: About, page: Page) -> list[tuple[str, str]]:
    numbers = {
        "first": 1,
        "previous": page.number - 1,
        "next": page.number + 1 if page.has_next() else 0,
        "last": page.paginator.num_pages,
    }
    return [
        (relation, _address(about, str(number) if number > 1 else ""))
        for relation, number in numbers.items()
        if number
    ]
