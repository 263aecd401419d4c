"""A page in the words of schema.org: what it is about, what it rests on, and when it was checked."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from initiatives.addresses import site_address
from initiatives.dataset.public_values import moment_text
from initiatives.licence import LICENCE_URL
from initiatives.linked_data.things import Thing, known, source_thing, thing_of
from initiatives.models import Record, Source

CONTEXT = {"@context": "https://schema.org"}


def record_page(record: Any) -> Thing:
    """The page of a record; its sources are the citations of the page."""
    citations = [] if isinstance(record, Source) else [its.source for its in record.citations.all()]
    address = site_address(record.get_absolute_url())
    return CONTEXT | known(
        {
            "@type": "WebPage",
            "@id": address,
            "url": address,
            "name": str(record),
            "inLanguage": get_language(),
            "dateModified": moment_text(record.last_published_at) if isinstance(record, Record) else None,
            "lastReviewed": _day(getattr(record, "verified_on", None)),
            "license": LICENCE_URL,
            "isPartOf": site_thing(),
            "citation": [source_thing(source) for source in citations],
            "mainEntity": {**thing_of(record), "@id": f"{address}#it"},
        }
    )


def site_thing() -> Thing:
    """The whole portal."""
    return {"@type": "WebSite", "name": settings.WAGTAIL_SITE_NAME, "url": site_address("/")}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
