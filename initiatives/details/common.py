"""What the pages of all records share: head, way back, citation, margins and the list of sources."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from initiatives.citations.links import citation_links
from initiatives.corrections.subject import report_address
from initiatives.details.relations import relation_groups
from initiatives.following import follow_record_address
from initiatives.history.versions import history_links
from initiatives.languages import language_of_summary
from initiatives.partial_date import PartialDate
from initiatives.profile.parts import margin
from initiatives.provenance import Provenance, SourceRegister
from initiatives.registry import section_of
from initiatives.templatetags.partial_dates import format_partial_date

LONGEST_CRUMB = 60
LONGEST_DESCRIPTION = 300


@dataclass(frozen=True)
class Head:
    """The head of a page: what it is about, what sort of thing that is, and how to cite it."""

    heading: str
    lang: str = ""
    kicker: str = ""
    kicker_link: str = ""
    kicker_url: str = ""
    lede: str = ""
    cite: str = ""


def public(related):
    """The related record where the public may see it, else None: it may be a draft, or withdrawn."""
    if related is None or not related.live:
        return None
    expires = getattr(related, "expire_at", None)
    return None if expires and expires <= timezone.now() else related


def public_related(record, name: str):
    """The record behind a foreign key where there is one that the public may see, else None."""
    return public(getattr(record, name)) if getattr(record, f"{name}_id") else None


def heading_of(record) -> str:
    """The title to show; an empty draft is called by its type."""
    return str(record) or capfirst(str(record._meta.verbose_name))


def citation_text(heading: str, address: str, as_it_stood_on: datetime.date | None) -> str:
    """How to cite a page, with its full address and the day of its content where that is known."""
    parts = {
        "title": heading,
        "site": settings.WAGTAIL_SITE_NAME,
        "date": format_partial_date(as_it_stood_on),
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address,
    }
    if as_it_stood_on:
        return _("%(title)s, in: %(site)s, as it stood on %(date)s. %(address)s") % parts
    return _("%(title)s, in: %(site)s. %(address)s") % parts


def record_citation(record) -> str:
    """How to cite a record as of its last publication."""
    published = record.last_published_at
    day = timezone.localdate(published) if published else None
    return citation_text(heading_of(record), record.get_absolute_url(), day)


def record_links(record) -> list[dict[str, Any]]:
    """What else a reader can do with a record, as links of its toolbar; nothing before it is public."""
    links: list[dict[str, Any]] = list(history_links(record))
    if record.pk and getattr(record, "live", True):
        links.append({"label": _("Report an error"), "url": report_address(record)})
    return links


def crumbs_of(record, label: str = "", lang: str = "") -> list[dict[str, Any]]:
    """The way to a record through the list of its section; ``label`` is its short name there."""
    section = section_of(type(record))
    text = label or heading_of(record)
    return [
        {"label": section.title, "url": reverse(f"{section.name}_list")},
        {"label": Truncator(text).chars(LONGEST_CRUMB), "url": record.get_absolute_url(), "lang": lang},
    ]


def page_context(
    record,
    head: Head,
    ledger: Sequence[dict | None],
    register: SourceRegister,
    *,
    provenance: Provenance | None = None,
    crumbs: list[dict] | None = None,
    **parts,
) -> dict[str, Any]:
    """What every page shows; ``parts`` are added by the type of the record."""
    return {
        "record": record,
        "head": head,
        "lede_lang": language_of_summary(record) if getattr(record, "summary", "") else "",
        "follow_url": follow_record_address(record) if getattr(record, "live", True) else "",
        "links": record_links(record),
        "cite_links": citation_links(record),
        "page_title": head.heading,
        "description": Truncator(head.lede or describe(head)).chars(LONGEST_DESCRIPTION),
        "crumbs": crumbs or crumbs_of(record, lang=head.lang),
        "ledger": [row for row in ledger if row],
        "provenance": provenance or margin(register, record),
        "relations": relation_groups(record, register),
        "sources": register.entries,
        **parts,
    }


def describe(head: Head) -> str:
    """One line about a page that has no summary: “Costa Rica · Cybersecurity strategy: title”."""
    kind = " · ".join(part for part in (head.kicker_link, head.kicker) if part)
    return f"{kind}: {head.heading}" if kind else head.heading


def date_row(label: str, date: PartialDate | datetime.date | None, empty: str = "") -> dict[str, Any]:
    """A date in the ledger; what is not known is said."""
    return {"label": label, "date": date, "text": empty or _("Not researched yet")}


def link_row(label: str, url: str, text: str) -> dict[str, Any] | None:
    """A link in the ledger; left out where there is no address."""
    return {"label": label, "url": url, "text": text} if url else None


def links_row(label: str, links: list[dict]) -> dict[str, Any] | None:
    """Several links in the ledger; left out where there are none."""
    return {"label": label, "links": links} if links else None


def country_row(label: str, country) -> dict[str, Any] | None:
    """The state in the ledger, by its name in the reader's language."""
    return link_row(label, country.get_absolute_url(), country.heading) if country else None


def checked_row(provenance: Provenance) -> dict[str, Any]:
    """The day of the last check in the ledger."""
    return {
        "label": _("Last checked"),
        "checked_on": provenance.checked_on,
        "is_due": provenance.is_due,
        "text": _("Not checked yet"),
    }
