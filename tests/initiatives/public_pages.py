"""Every public address: found from the registry and from what the pages themselves link to and offer."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from html5lib import parse
from wagtail.models import Page

from initiatives.api.resources import RESOURCES
from initiatives.citations.entry import cite_address
from initiatives.compare.query import compare_address
from initiatives.details.view_in_time import view_address
from initiatives.history.versions import history_address, on_day_address
from initiatives.models import Country, Indicator, Instrument, Record
from initiatives.registry import SECTIONS
from initiatives.views.history import utc_today
from tests.initiatives.hidden_content import START_OF_MARKER, PublicContent

LANGUAGES = ("en", "es", "pt")
TOKEN = re.compile(
    r'name="csrfmiddlewaretoken" value="\w+"|name="stamp" value="[\w:-]+"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ'
)
OTHER_LANGUAGES = ("/es/", "/pt/")
FIELDS = ("input", "select")
PLAIN = ("/", "/es/", "/pt/", "/robots.txt", "/api/v1/")


def fixed_addresses(content: PublicContent, languages: Iterable[str]) -> Iterator[str]:
    """Home, the pages of every section, the matrix and the narrative pages, in each of some languages."""
    yield from PLAIN
    for language in languages:
        with override(language):
            yield reverse("position_matrix")
            yield from alignment_addresses(content)
            yield reverse("timeline")
            yield view_address(content.country, content.topic)
            yield reverse("country_brief", args=[content.country.slug])
            yield reverse("topic_brief", args=[content.topic.slug])
            yield reverse("theme_brief", args=[content.theme.slug])
            yield reverse("compare")
            yield compare_address(content.country.iso3, content.partner.iso3)
            yield reverse("map")
            yield reverse("map_picture", args=["svg"])
            yield reverse("correction_list")
            yield reverse("coverage")
            yield reverse("changes")
            yield reverse("search")
            yield reverse("data")
            yield reverse("api_docs")
            yield f"{reverse('changes')}?format=atom"
            yield reverse("newsletter_archive")
            yield f"{reverse('newsletter_archive')}?format=atom"
            yield content.issue.get_absolute_url()
            yield from (reverse(f"{section.name}_list") for section in SECTIONS)
            yield from (content.rows[section.model].get_absolute_url() for section in SECTIONS)
            yield from (cite_address(content.rows[section.model]) for section in SECTIONS)
            yield content.partner.get_absolute_url()
            yield reverse("instrument_picture", args=[content.rows[Instrument].slug, "svg"])
            yield reverse("indicator_picture", args=[content.rows[Indicator].slug, "svg"])
            yield from past_addresses(content)
            yield from (page.url for page in Page.objects.live().filter(depth__gt=1))
    yield from api_addresses(content)


def api_addresses(content: PublicContent) -> Iterator[str]:
    """Every list of the API, whole and searched, and one record of each type."""
    for resource in RESOURCES:
        address = reverse(f"api:{resource.name}_list")
        yield address
        if "q" in resource.filterset_class.base_filters:
            yield f"{address}?q={START_OF_MARKER}"
        row = content.rows.get(resource.model)
        if row is not None:
            yield reverse(f"api:{resource.name}_detail", args=[getattr(row, resource.key_field)])


def alignment_addresses(content: PublicContent) -> Iterator[str]:
    """All views of alignment, and a state beside a partner."""
    yield from (f"{reverse('alignment')}{query}" for query in ("", "?compare=states", "?compare=years"))
    yield reverse("alignment_picture", args=["partners", "votes", "svg"])
    yield reverse("alignment_pair", args=[content.rows[Country].iso3, content.partner.iso3])


def past_addresses(content: PublicContent) -> Iterator[str]:
    """The history of one record of each type, and the record as it stood today."""
    for record in content.rows.values():
        if isinstance(record, Record):
            yield history_address(record)
            yield on_day_address(record, utc_today())


def offered_addresses(address: str, html: str) -> set[str]:
    """One address with a query for each way in which a page's links and forms can narrow or order it."""
    document = parse(html, treebuilder="etree", namespaceHTMLElements=False)
    queries = {("q",): urlencode({"q": START_OF_MARKER})}
    for link in document.iter("a"):
        path, _mark, query = link.get("href", "").partition("?")
        if query and path in {"", address}:
            queries.setdefault(tuple(sorted(QueryDict(query))), query)
    for form in document.iter("form"):
        if form.get("method", "get").lower() == "get":
            for name, value in pairs_of(form):
                queries.setdefault((name,), urlencode({name: value}))
    return {f"{address}?{query}" for query in queries.values()}


def pairs_of(form) -> Iterator[tuple[str, str]]:
    """The name of each field of a form with each value that it offers."""
    for field in form.iter():
        if field.tag not in FIELDS or not field.get("name"):
            continue
        values = [option.get("value", "") for option in field.iter("option")] or [field.get("value", "")]
        yield from ((field.get("name"), value) for value in values if value)


class Walk:
    """Everything that readers can get, by address and by kind of request."""

    def __init__(self, content: PublicContent, languages: Iterable[str] = LANGUAGES):
        self.client = Client()
        self.answers: dict[tuple[str, str], str] = {}
        for address in dict.fromkeys(fixed_addresses(content, languages)):
            page = self.get(address)
            if not address.startswith((*OTHER_LANGUAGES, "/api/")):
                for offered in sorted(offered_addresses(address, page)):
                    self.get(offered)
                self.get(address, kind="fragment", headers={"HX-Request": "true"})

    def get(self, address: str, kind: str = "page", **request) -> str:
        """The answer to a request, kept; anything but a page is an error of the portal."""
        response = self.client.get(address, **request)
        assert response.status_code == 200, f"{address} answers {response.status_code}"
        answer = TOKEN.sub("", b"".join(response).decode())
        self.answers[address, kind] = answer
        return answer
