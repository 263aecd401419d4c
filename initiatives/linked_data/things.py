"""What each type of record is in the words of schema.org, from what its page has read anyway."""

from collections.abc import Callable, Iterable
from typing import Any

from initiatives.addresses import site_address
from initiatives.choices import EventFormat, InstrumentKind, PolicyKind, PolicyStatus, SourceKind
from initiatives.details.common import public_related
from initiatives.models import (
    Country,
    Event,
    Indicator,
    Initiative,
    Institution,
    Instrument,
    Organisation,
    Policy,
    Position,
    Source,
)

Thing = dict[str, Any]
LAWS: frozenset[str] = frozenset(
    {
        PolicyKind.CYBERCRIME_LAW,
        PolicyKind.DATA_PROTECTION_LAW,
        PolicyKind.CRITICAL_INFRASTRUCTURE_LAW,
        PolicyKind.CYBERSECURITY_LAW,
    }
)
FORCE: dict[str, str] = {
    PolicyStatus.IN_FORCE: "InForce",
    PolicyStatus.SUPERSEDED: "NotInForce",
    PolicyStatus.DRAFT: "NotInForce",
}
SOURCE_TYPES: dict[str, str] = {
    SourceKind.TREATY: "Legislation",
    SourceKind.LAW: "Legislation",
    SourceKind.REPORT: "Report",
    SourceKind.DATASET: "Dataset",
    SourceKind.NEWS: "NewsArticle",
    SourceKind.WEB_PAGE: "WebPage",
}
ATTENDANCE: dict[str, str] = {
    EventFormat.IN_PERSON: "OfflineEventAttendanceMode",
    EventFormat.ONLINE: "OnlineEventAttendanceMode",
    EventFormat.HYBRID: "MixedEventAttendanceMode",
}


def thing_of(record: Any) -> Thing:
    """The thing that a page is about; values that are not known are left out."""
    kind, values = THINGS[type(record)](record)
    return known({"@type": kind, "name": str(record), "description": _summary(record), **values})


def known(values: Thing) -> Thing:
    """What has a value."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def named(rows: Iterable[Any], kind: str) -> list[Thing]:
    """Others by name and the address of their page."""
    return [{"@type": kind, "name": str(row), "url": site_address(row.get_absolute_url())} for row in rows]


def source_thing(source: Source) -> Thing:
    """A source."""
    return known(
        {
            "@type": SOURCE_TYPES.get(source.kind, "CreativeWork"),
            "name": source.title,
            "url": source.url,
            "inLanguage": source.language,
            "datePublished": source.published_on and str(source.published_on),
            "publisher": {"@type": "Organization", "name": source.publisher},
        }
    )


def _summary(record: Any) -> str:
    return getattr(record, "summary", "")


def _state(record: Any) -> list[Thing]:
    country = public_related(record, "country")
    return named([country], "Country") if country else []


def _texts(date: Any) -> str | None:
    return str(date) if date else None


def _country(country: Country) -> tuple[str, Thing]:
    names = {country.official_name, *country.names} - {str(country)}
    return "Country", {"identifier": country.iso3, "alternateName": sorted(filter(None, names))}


def _policy(policy: Policy) -> tuple[str, Thing]:
    dated = {"inLanguage": policy.heading_language, "sameAs": policy.url, "spatialCoverage": _state(policy)}
    if policy.kind not in LAWS:
        return "CreativeWork", {**dated, "datePublished": _texts(policy.adopted_on)}
    force = FORCE.get(policy.status)
    return "Legislation", {
        **dated,
        "legislationDate": _texts(policy.adopted_on),
        "legislationJurisdiction": _state(policy),
        "legislationLegalForce": f"https://schema.org/{force}" if force else None,
    }


def _institution(institution: Institution) -> tuple[str, Thing]:
    return "GovernmentOrganization", {
        "alternateName": institution.acronym,
        "foundingDate": _texts(institution.established_on),
        "areaServed": _state(institution),
        "sameAs": institution.url,
    }


def _instrument(instrument: Instrument) -> tuple[str, Thing]:
    body = public_related(instrument, "organisation")
    shared = {
        "alternateName": instrument.short_title if instrument.short_title != str(instrument) else "",
        "inLanguage": instrument.heading_language,
        "sameAs": instrument.url,
        "about": [str(theme) for theme in instrument.themes.all()],
        "publisher": named([body], "Organization") if body else [],
    }
    if instrument.kind == InstrumentKind.TREATY:
        return "Legislation", {**shared, "legislationDate": _texts(instrument.adopted_on)}
    return "CreativeWork", {**shared, "datePublished": _texts(instrument.adopted_on)}


def _position(position: Position) -> tuple[str, Thing]:
    return "Report", {
        "author": _state(position),
        "datePublished": _texts(position.delivered_on),
        "inLanguage": position.language,
        "identifier": position.document_symbol,
    }


def _initiative(initiative: Initiative) -> tuple[str, Thing]:
    return "Project", {
        "alternateName": initiative.acronym,
        "foundingDate": _texts(initiative.started_on),
        "dissolutionDate": _texts(initiative.ended_on),
        "areaServed": named(initiative.countries.all(), "Country"),
        "parentOrganization": named(initiative.lead_organisations.all(), "Organization"),
        "funder": named(initiative.funders.all(), "Organization"),
        "sameAs": initiative.url,
    }


def _event(event: Event) -> tuple[str, Thing]:
    country = public_related(event, "country")
    place = known({"addressLocality": event.city, "addressCountry": country.iso2 if country else ""})
    mode = ATTENDANCE.get(event.format)
    return "Event", {
        "startDate": _texts(event.starts_on),
        "endDate": _texts(event.ends_on),
        "eventAttendanceMode": f"https://schema.org/{mode}" if mode else None,
        "location": _location(place, event),
        "organizer": named(event.organisers.all(), "Organization"),
        "about": [str(theme) for theme in event.themes.all()],
        "sameAs": event.url,
    }


def _location(place: Thing, event: Event) -> Thing | None:
    if place:
        name = event.city or str(event.country)
        return {"@type": "Place", "name": name, "address": {"@type": "PostalAddress", **place}}
    if event.format == EventFormat.ONLINE and event.url:
        return {"@type": "VirtualLocation", "url": event.url}
    return None


def _indicator(indicator: Indicator) -> tuple[str, Thing]:
    first, last = (getattr(indicator, name, None) for name in ("first_year", "last_year"))
    return "Dataset", {
        "creator": {"@type": "Organization", "name": indicator.publisher},
        "variableMeasured": known(
            {"@type": "PropertyValue", "name": str(indicator), "unitText": indicator.unit}
        ),
        "temporalCoverage": f"{first}/{last}" if first and last else None,
        "sameAs": indicator.url,
    }


def _organisation(organisation: Organisation) -> tuple[str, Thing]:
    return "Organization", {"alternateName": organisation.acronym, "sameAs": organisation.url}


def _source(source: Source) -> tuple[str, Thing]:
    values = source_thing(source)
    return values.pop("@type"), values


THINGS: dict[type[Any], Callable[[Any], tuple[str, Thing]]] = {
    Country: _country,
    Policy: _policy,
    Institution: _institution,
    Instrument: _instrument,
    Position: _position,
    Initiative: _initiative,
    Event: _event,
    Indicator: _indicator,
    Organisation: _organisation,
    Source: _source,
}
