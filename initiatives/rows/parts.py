"""What rows of all types are made of: small facts for the line under a title, and cells of tables."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.details.common import public
from initiatives.languages import language_of_summary
from initiatives.models import Country, Organisation
from initiatives.provenance import check_is_due, list_provenance

NAMED_COUNTRIES = 3
Part = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, and the cell that a record has in it."""

    label: str | Promise
    cell: Callable[[Any], Part]


def record_row(record, meta: list[Part], hint: str = "", margin: Any = None) -> Part:
    """A row of a list: heading in its own language, small facts, summary, and the margin."""
    return {
        "heading": record.heading,
        "url": record.get_absolute_url(),
        "lang": record.heading_language,
        "meta": [part for part in meta if part],
        "summary": record.summary,
        "summary_lang": language_of_summary(record),
        "hint": hint,
        "provenance": margin or list_provenance(record),
    }


def kind_part(record) -> Part:
    """The kind of a record."""
    return {"text": record.get_kind_display()}


def status_part(record) -> Part:
    """The status as a tag; nothing where it is not established."""
    return {"status": record.status, "text": record.get_status_display()} if record.status else {}


def dated_part(text: str, date) -> Part:
    """A word and a date, such as “adopted May 2019”."""
    return {"text": text, "date": date} if date else {}


def country_part(record) -> Part:
    """The name of the one country to which a record belongs."""
    country = public(record.country)
    return {"text": country.heading} if country else {}


def countries_text(countries: Iterable[Country]) -> str:
    """“Chile, Peru” or “21 states of the region”; partners are named only where no state of the region is."""
    listed = list(countries)
    states = [country for country in listed if country.is_focus]
    if len(states or listed) <= NAMED_COUNTRIES:
        return ", ".join(country.heading for country in states or listed)
    if states:
        text = ngettext("%(number)d state of the region", "%(number)d states of the region", len(states))
        return text % {"number": len(states)}
    return ngettext("%(number)d partner", "%(number)d partners", len(listed)) % {"number": len(listed)}


def names_text(organisations: Iterable[Organisation]) -> str:
    """“EU, CELAC”: organisations by their short names."""
    return ", ".join(organisation.short_name for organisation in organisations)


def sentence(*parts: str) -> str:
    """Parts that are there, joined by commas, the first with a capital: “Led by EU, funded by IDB”."""
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def heading_cell(record) -> Part:
    """The title as a link, the head of its row."""
    return {"text": record.heading, "url": record.get_absolute_url(), "lang": record.heading_language}


def kind_cell(record) -> Part:
    """The kind."""
    return {"text": record.get_kind_display()}


def status_cell(record) -> Part:
    """The status, or that it is not established."""
    return status_part(record) or {"text": _("not established"), "is_void": True}


def date_cell(column: str) -> Callable[[Any], Part]:
    """The date in a column, or that it is not on record."""

    def cell(record) -> Part:
        date = getattr(record, column)
        return {"date": date} if date else {"text": _("not on record"), "is_void": True}

    return cell


def text_cell(text: str) -> Part:
    """A text, or that nothing is named."""
    return {"text": text} if text else {"text": _("not named"), "is_void": True}


def country_cell(record) -> Part:
    """The country, as a link to its profile."""
    country = public(record.country) if record.country_id else None
    return {"text": country.heading, "url": country.get_absolute_url()} if country else text_cell("")


def checked_cell(record) -> Part:
    """The day of the last check."""
    return {
        "checked_on": record.verified_on,
        "is_due": check_is_due(record.verified_on, interval=getattr(record, "check_interval", None)),
    }


TITLE = Column(gettext_lazy("Title"), heading_cell)
KIND = Column(gettext_lazy("Kind"), kind_cell)
STATUS = Column(gettext_lazy("Status"), status_cell)
COUNTRY = Column(gettext_lazy("Country"), country_cell)
CHECKED = Column(gettext_lazy("Checked"), checked_cell)
