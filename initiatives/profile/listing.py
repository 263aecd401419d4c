"""The list of countries by subregion, each with a few facts, beside a map of one measure."""

from dataclasses import replace

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.choices import Subregion
from initiatives.listing import Listing
from initiatives.measures import DEFAULT_MEASURE, MEASURE_KINDS, RegionMeasure, region_measure
from initiatives.models import Country
from initiatives.profile.overview import KeyFacts, key_facts
from initiatives.provenance import list_provenance
from initiatives.rows.parts import record_row

ALL_ON_ONE_PAGE = 100
HEADS = (
    gettext_lazy("Country"),
    gettext_lazy("National strategy"),
    gettext_lazy("Response team"),
    gettext_lazy("Position on international law"),
    gettext_lazy("Budapest Convention"),
    gettext_lazy("Checked"),
)


class CountryListing(Listing):
    """Countries with their facts, by subregion while they are in the order of their names."""

    @cached_property
    def groups(self) -> list[dict]:
        """One part for each subregion, the partners last; one part in all where another order is chosen."""
        if self.filterset.order is not self.filterset.orders[0]:
            return super().groups
        parts = [(str(label), self._lying_in(key)) for key, label in Subregion.choices]
        parts.append((_("Partners"), [country for country in self.records if not country.is_focus]))
        return [self.group(countries, label, number_of(countries)) for label, countries in parts if countries]

    def group(self, records: list, heading: str = "", count: str = "") -> dict:
        """Countries as rows or as a table, with the facts that are on record."""
        group: dict = {"heading": heading, "count": count, "level": "h4" if heading else "h3"}
        if self.is_table:
            caption = heading or str(self.section.title)
            return group | {"table": country_table(records, self.facts, caption)}
        return group | {"rows": [country_row(country, self.facts[country.pk]) for country in records]}

    @cached_property
    def facts(self) -> dict[int, KeyFacts]:
        """The facts of the countries on the page."""
        return key_facts(self.records)

    @cached_property
    def measure(self) -> RegionMeasure:
        """What the map shows; the default where the address names a measure that there is not."""
        return region_measure(self.filterset.data.get("measure"))

    @property
    def layers(self) -> list[dict]:
        """The measures as links that keep the filters."""
        keys = {kind.key: "" if kind.key == DEFAULT_MEASURE else kind.key for kind in MEASURE_KINDS}
        return [
            {
                "label": kind.label,
                "url": self.query.with_value("measure", keys[kind.key]).address(self.path),
                "current": kind.key == self.measure.key,
            }
            for kind in MEASURE_KINDS
        ]

    @property
    def classes(self) -> list[dict]:
        """The map in words: each class of the key with the states in it."""
        states = self.measure.states.values()
        return [
            entry | {"states": [state for state in states if state["value"] == entry["value"]]}
            for entry in self.measure.legend
        ]

    @cached_property
    def complaints(self) -> list[str]:
        """What in the address means nothing here, an unknown measure too."""
        return [*super().complaints, *filter(None, [self.measure.message])]

    def _lying_in(self, subregion: str) -> list[Country]:
        return [country for country in self.records if country.is_focus and country.subregion == subregion]


def country_row(country: Country, facts: KeyFacts) -> dict:
    """A country in a list: capital, the facts on record, and by name what has not been researched."""
    meta: list[dict] = [{"text": country.capital}] if country.capital else []
    meta += [
        {"text": _("%(label)s: %(text)s") % {"label": capfirst(fact.label), "text": fact.text}}
        for fact in facts
        if fact.text
    ]
    meta += [
        {"text": _("%(label)s: %(text)s") % {"label": capfirst(fact.label), "text": fact.searched}}
        for fact in facts.searched
    ]
    missing = facts.missing if country.is_focus else []
    hint = _("Not researched yet: %(names)s") % {"names": ", ".join(missing)} if missing else ""
    margin = replace(list_provenance(country), checked_on=facts.check.checked_on)
    tick = {"name": "country", "value": country.iso3, "form": "compare"}
    return record_row(country, meta, hint, margin) | {"lang": "", "tick": tick}


def country_table(countries: list[Country], facts: dict[int, KeyFacts], caption: str) -> dict:
    """Countries as a table of facts, each a link to the page on which it stands with its sources."""
    return {
        "caption": caption,
        "heads": list(HEADS),
        "lines": [
            [
                {"text": country.heading, "url": country.get_absolute_url()},
                *(fact.cell for fact in facts[country.pk]),
                {
                    "checked_on": facts[country.pk].check.checked_on,
                    "is_due": facts[country.pk].check.is_due,
                },
            ]
            for country in countries
        ],
    }


def number_of(countries: list[Country]) -> str:
    """“12 states”, or “9 partners”."""
    count = len(countries)
    if countries and not countries[0].is_focus:
        return ngettext("%(count)d partner", "%(count)d partners", count) % {"count": count}
    return ngettext("%(count)d state", "%(count)d states", count) % {"count": count}
