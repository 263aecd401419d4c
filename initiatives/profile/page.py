"""The page of a profile: its head, its contents and its sections in the order in which they are read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.citations.links import citation_links
from initiatives.compare.query import compare_address
from initiatives.details.common import crumbs_of, record_citation, record_links
from initiatives.following import follow_country_address
from initiatives.languages import language_of_summary
from initiatives.models import Country
from initiatives.profile.facts import country_facts
from initiatives.profile.law import LawSection, law_section
from initiatives.profile.partnerships import Partnerships, build_partnerships
from initiatives.profile.parts import Fact
from initiatives.profile.pillar_kinds import INTERNATIONAL_LAW, PILLARS
from initiatives.profile.pillars import Pillar, build_pillar
from initiatives.profile.records import CountryRecords, read_records
from initiatives.profile.timeline import Timeline, build_timeline
from initiatives.provenance import SourceEntry, SourceRegister


@dataclass(frozen=True)
class Profile:
    """All sections of a profile; sources are numbered in the order in which the sections stand here."""

    facts: list[Fact]
    pillars: list[Pillar]
    law: LawSection | None
    partnerships: Partnerships | None
    timeline: Timeline
    sources: list[SourceEntry]


def country_context(country: Country) -> dict:
    """What the page of a country shows, for readers and for an editor's preview alike."""
    records = read_records(country)
    profile = build_profile(records)
    return {
        "record": country,
        "profile": profile,
        "crumbs": crumbs_of(country),
        "kicker": kicker(country),
        "lede": country.summary or computed_sentence(records),
        "lede_lang": language_of_summary(country),
        "citation": record_citation(country),
        "links": country_links(country),
        "locator_label": locator_label(country),
        "contents": contents(profile),
        "cite_links": citation_links(country),
        "follow_url": follow_country_address(country.iso3),
    }


def country_links(country: Country) -> list[dict]:
    """What else a reader can do with a country; nothing is compared before it is public."""
    links = record_links(country)
    if country.pk and country.live:
        brief = reverse("country_brief", args=[country.slug])
        links.insert(0, {"label": _("Compare"), "url": compare_address(country.iso3)})
        links.insert(1, {"label": _("Brief"), "url": brief})
    return links


def build_profile(records: CountryRecords) -> Profile:
    """Build the sections in order; of a partner, those that are empty are left out."""
    register = SourceRegister()
    facts = country_facts(records, register)
    pillars = [build_pillar(kind, records, register) for kind in PILLARS if kind is not INTERNATIONAL_LAW]
    law = law_section(records, register)
    partnerships = build_partnerships(records, register)
    whole = records.country.is_focus
    return Profile(
        facts=facts,
        pillars=[pillar for pillar in pillars if whole or pillar.count],
        law=law if whole or law.count else None,
        partnerships=partnerships if whole or partnerships.count else None,
        timeline=build_timeline(records),
        sources=register.entries,
    )


def contents(profile: Profile) -> list[dict]:
    """The entries of the rail, with the number of records of each pillar."""
    entries: list[dict] = [{"anchor": "facts", "label": _("Facts first"), "count": None}]
    entries += [
        {"anchor": pillar.anchor, "label": pillar.heading, "count": pillar.count}
        for pillar in profile.pillars
    ]
    if profile.law:
        entries.append(
            {
                "anchor": INTERNATIONAL_LAW.anchor,
                "label": profile.law.pillar.heading,
                "count": profile.law.count,
            }
        )
    if profile.partnerships:
        entries.append(
            {"anchor": "partnerships", "label": _("Partnerships"), "count": profile.partnerships.count}
        )
    entries.append({"anchor": "timeline", "label": _("Timeline"), "count": profile.timeline.count})
    entries.append({"anchor": "sources", "label": _("Sources"), "count": len(profile.sources)})
    return entries


def kicker(country: Country) -> str:
    """“Central America · capital San José · OAS, UN, SICA”: what is known of it."""
    parts: Iterable[str] = (
        str(country.get_subregion_display()) if country.subregion else "",
        "" if country.is_focus else _("partner, kept for comparison"),
        _("capital %(capital)s") % {"capital": country.capital} if country.capital else "",
        ", ".join(group.short_name for group in country.groupings.all()),
    )
    line = " · ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def computed_sentence(records: CountryRecords) -> str:
    """One sentence where no editor has written one yet."""
    count = len(list(records.all_records()))
    names = {"country": records.country.heading, "count": count}
    if not count:
        return _("%(country)s has not been researched yet.") % names
    return (
        ngettext(
            "%(count)d record on %(country)s, with its source and the day of its last check.",
            "%(count)d records on %(country)s, each with its source and the day of its last check.",
            count,
        )
        % names
    )


def locator_label(country: Country) -> str:
    """The small map in words."""
    names = {"country": country.heading, "subregion": country.get_subregion_display()}
    if not country.subregion:
        return country.heading
    return _("%(country)s on the map: %(subregion)s") % names
