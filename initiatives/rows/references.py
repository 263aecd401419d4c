"""Rows of indicators, organisations and sources."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.filters.vocabularies import language_name
from initiatives.languages import language_of_summary
from initiatives.models import Indicator, Organisation, Source
from initiatives.provenance import Provenance, list_provenance
from initiatives.rows.parts import (
    CHECKED,
    KIND,
    TITLE,
    Column,
    Part,
    date_cell,
    kind_part,
    record_row,
    text_cell,
)
from initiatives.templatetags.partial_dates import format_partial_date


def indicator_row(indicator: Indicator) -> Part:
    """Publisher, unit, years, and how many countries have a value."""
    years, countries = years_text(indicator), _countries(indicator)
    meta = [
        {"text": indicator.publisher},
        {"text": indicator.unit},
        {"text": years} if years else {},
        {"text": countries} if countries else {},
    ]
    return record_row(indicator, meta) | {"lang": ""}


def years_text(indicator: Indicator) -> str:
    """“2017 to 2024”: the years of the values; nothing where there is none."""
    first, last = getattr(indicator, "first_year", None), getattr(indicator, "last_year", None)
    if not first or first == last:
        return str(first or "")
    return _("%(first)d to %(last)d") % {"first": first, "last": last}


def _countries(indicator: Indicator) -> str:
    number = getattr(indicator, "country_count", None)
    text = ngettext("%(number)d country", "%(number)d countries", number or 0)
    return text % {"number": number} if number else ""


INDICATOR_COLUMNS = (
    Column(gettext_lazy("Name"), lambda its: {"text": its.heading, "url": its.get_absolute_url()}),
    Column(gettext_lazy("Publisher"), lambda indicator: text_cell(indicator.publisher)),
    Column(gettext_lazy("Unit"), lambda indicator: text_cell(indicator.unit)),
    Column(gettext_lazy("Years"), lambda indicator: text_cell(years_text(indicator))),
    Column(gettext_lazy("Values of"), lambda indicator: text_cell(_countries(indicator))),
    CHECKED,
)


def organisation_row(organisation: Organisation) -> Part:
    """Kind and acronym."""
    acronym = {"text": organisation.acronym} if organisation.acronym else {}
    return {
        "heading": organisation.name,
        "url": organisation.get_absolute_url(),
        "lang": organisation.language,
        "meta": [part for part in (kind_part(organisation), acronym) if part],
        "summary": organisation.summary,
        "summary_lang": language_of_summary(organisation),
        "provenance": list_provenance(organisation),
    }


ORGANISATION_COLUMNS = (
    Column(
        gettext_lazy("Name"),
        lambda its: {"text": its.name, "url": its.get_absolute_url(), "lang": its.language},
    ),
    Column(gettext_lazy("Acronym"), lambda organisation: {"text": organisation.acronym}),
    KIND,
    CHECKED,
)


def source_row(source: Source) -> Part:
    """Kind, day of publication and language; its margin says who published it and when it was read."""
    read = (
        _("Read %(date)s") % {"date": format_partial_date(source.retrieved_on)} if source.retrieved_on else ""
    )
    return {
        "heading": source.title,
        "url": source.get_absolute_url(),
        "lang": source.language,
        "meta": [
            kind_part(source),
            *([{"text": _("published"), "date": source.published_on}] if source.published_on else []),
            {"text": language_name(source.language)},
        ],
        "provenance": Provenance(publishers=source.publisher, place=read),
    }


SOURCE_COLUMNS = (
    Column(
        TITLE.label,
        lambda its: {"text": its.title, "url": its.get_absolute_url(), "lang": its.language},
    ),
    Column(gettext_lazy("Publisher"), lambda source: text_cell(source.publisher)),
    KIND,
    Column(gettext_lazy("Language"), lambda source: text_cell(language_name(source.language))),
    Column(gettext_lazy("Published"), date_cell("published_on")),
    Column(gettext_lazy("Read"), date_cell("retrieved_on")),
)
