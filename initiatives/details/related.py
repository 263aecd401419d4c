"""Records that belong to the one on the page, in lists with their margins."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.addresses import list_address
from initiatives.adoption import date_word
from initiatives.languages import language_of_summary
from initiatives.models import Theme
from initiatives.provenance import list_provenance

DATE_WORDS = {
    "instrument": gettext_lazy("adopted"),
    "institution": gettext_lazy("since"),
}
PERIODS = {"initiative": ("started_on", "ended_on"), "event": ("starts_on", "ends_on")}


@dataclass(frozen=True)
class Group:
    """Records of one sort under a heading."""

    anchor: str
    heading: str
    rows: list[dict]

    @property
    def count(self) -> str:
        """How many there are, in words."""
        return count_of_records(len(self.rows))


def count_of_records(count: int) -> str:
    """“4 records”."""
    return ngettext("%(count)d record", "%(count)d records", count) % {"count": count}


def groups_of(*candidates: tuple[str, str, Iterable]) -> list[Group]:
    """Groups of anchor, heading and records; those without a record are left out."""
    groups = [
        Group(anchor, heading, [related_row(record) for record in records])
        for anchor, heading, records in candidates
    ]
    return [group for group in groups if group.rows]


def related_row(record) -> dict[str, Any]:
    """A record in a list of another record's page."""
    return {
        "heading": record.heading,
        "url": record.get_absolute_url(),
        "lang": record.heading_language,
        "meta": _meta(record),
        "summary": record.summary,
        "summary_lang": language_of_summary(record),
        "provenance": list_provenance(record),
    }


def _meta(record) -> list[dict[str, Any]]:
    name = record._meta.model_name
    meta: list[dict[str, Any]] = [{"text": record.type_label}]
    if getattr(record, "status", ""):
        meta.append({"status": record.status, "text": record.get_status_display()})
    if getattr(record, "is_planned", False):
        meta.append({"status": "planned", "text": _("planned")})
    if name in PERIODS:
        meta.append(
            period_of(*(getattr(record, date) for date in PERIODS[name]), is_span=name == "initiative")
        )
    elif record.date:
        word = date_word(record) if name == "policy" else DATE_WORDS.get(name, "")
        meta.append({"text": word, "date": record.date})
    return meta


def period_of(start, end, *, is_span: bool) -> dict[str, Any]:
    """A start and an end; of what lasts and has no known end it is said that it started then."""
    if is_span and start and not end:
        return {"text": _("started"), "date": start}
    return {"start": start, "end": end}


def theme_links(name: str, themes: Iterable[Theme]) -> list[dict[str, Any]]:
    """Subjects, each leading to the list of the same section on that subject."""
    return [{"label": theme.name, "url": list_address(name, theme=theme.slug)} for theme in themes]


def record_links(records: Iterable) -> list[dict[str, Any]]:
    """Countries or organisations as links, by name."""
    links = [{"label": str(record), "url": record.get_absolute_url()} for record in records]
    return sorted(links, key=lambda link: link["label"].casefold())


@dataclass(frozen=True)
class Parties:
    """Who takes part in something in one role; without links nothing is on record."""

    label: str
    links: list[dict]
