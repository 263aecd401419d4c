"""Who works with a country: initiatives and events, grouped by the partner that stands behind them.

A record counts for a partner when it names the partner among the states that take part, or when a body of
the partner leads, joins, pays for or organises it. Bodies of the European Union are known by their kind,
those of states and the organs of the OAS and the UN by ``partner_bodies``; every other regional or
international organisation is a partner of its own. Incidents and publications are no partnerships.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.choices import EventKind, OrganisationKind
from initiatives.models import Country, Event, Initiative, Organisation
from initiatives.profile.choosing import newest_first
from initiatives.profile.partner_bodies import EUROPEAN_UNION, FAMILIES, NATIONAL_BODIES
from initiatives.profile.parts import Check, Group, Row, oldest_check
from initiatives.profile.pillars import fold
from initiatives.profile.records import CountryRecords
from initiatives.profile.rows import event_row, initiative_row
from initiatives.provenance import SourceRegister

NO_PARTNERSHIP = frozenset({EventKind.INCIDENT, EventKind.PUBLICATION})
SOCIETY = frozenset({OrganisationKind.CIVIL_SOCIETY, OrganisationKind.ACADEMIA, OrganisationKind.PRIVATE})
ORGANISED = frozenset({OrganisationKind.REGIONAL, OrganisationKind.INTERNATIONAL})
SOCIETY_KEY, REGION_KEY = "society", "region"
LAST = (SOCIETY_KEY, REGION_KEY)
IN_SIGHT = 3
SMALLEST_GROUP = 2


@dataclass(frozen=True)
class Partnerships:
    """The partners of a country with what they do together, the busiest first."""

    groups: list[Group] = field(default_factory=list)
    partners: list[dict] = field(default_factory=list)
    explanation: str = ""
    count: int = 0
    count_label: str = ""
    check: Check = field(default_factory=Check)


@dataclass(frozen=True)
class Partner:
    """A partner by name, with the number of records and the place of its group in the profile."""

    name: str
    count: int
    anchor: str


def build_partnerships(records: CountryRecords, register: SourceRegister) -> Partnerships:
    """Group by partner; for a partner's own page there is one group, what it does with the region."""
    names, shared = _Names(records), _by_partner(records)
    groups = [
        replace(group, anchor=f"partner-{place}")
        for place, group in enumerate(_groups(shared, names, register), 1)
    ]
    together = {(type(record), record.pk): record for rows in shared.values() for record in rows}
    return Partnerships(
        groups=groups,
        partners=[
            {"name": group.heading, "count": len(group.rows) + len(group.folded), "anchor": group.anchor}
            for group in groups
        ],
        explanation=_explanation(records.country),
        count=len(together),
        count_label=_count_label(list(together.values())),
        check=oldest_check(together.values()),
    )


def partners_in_order(records: CountryRecords) -> list[Partner]:
    """The partners that have a group of their own in the profile, in its order, without the rows."""
    names, shared = _Names(records), _by_partner(records)
    return [
        Partner(names.of(key), len(shared[key]), f"partner-{place}")
        for place, key in enumerate(_with_group(shared, names), 1)
    ]


def _by_partner(records: CountryRecords) -> dict[str, list]:
    """What a country does with each partner, the newest first."""
    members = [*records.initiatives, *(row for row in records.events if row.kind not in NO_PARTNERSHIP)]
    if not records.country.is_focus:
        return {REGION_KEY: newest_first(members)} if members else {}
    shared: dict[str, list] = {}
    for record in newest_first(members):
        for key in partner_keys(record, records.country):
            shared.setdefault(key, []).append(record)
    return shared


def _with_group(shared: dict[str, list], names: "_Names") -> list[str]:
    """The partners with several records, the busiest first, what is no single partner last."""
    large = [key for key, rows in shared.items() if len(rows) >= SMALLEST_GROUP or key == REGION_KEY]
    return sorted(large, key=lambda key: (key in LAST, -len(shared[key]), names.of(key)))


def _groups(shared: dict[str, list], names: "_Names", register: SourceRegister) -> Iterator[Group]:
    """One group for each partner with several records; those with one only stand together, by name."""
    large = _with_group(shared, names)
    for key in large:
        yield fold(names.of(key), shared[key], _row, register, IN_SIGHT)
    single: dict[tuple, tuple] = {}
    for key in sorted(set(shared) - set(large), key=names.of):
        record = shared[key][0]
        kept, partners = single.get((type(record), record.pk), (record, []))
        single[type(record), record.pk] = (kept, [*partners, names.of(key)])
    if single:
        yield fold(_("Further partners"), list(single.values()), _row_with_partners, register, IN_SIGHT)


def partner_keys(record: Initiative | Event, country: Country) -> list[str]:
    """The partners behind a record, each once: codes of states, keys of organisations, or a catch-all."""
    keys = {state.iso3 for state in record.countries.all() if not state.is_focus}
    neighbours = [state for state in record.countries.all() if state.is_focus and state.pk != country.pk]
    for body in _bodies(record):
        keys.add(_key_of_body(body))
    keys -= {"", country.iso3}
    if not keys and neighbours:
        keys = {REGION_KEY}
    return sorted(keys)


def _bodies(record: Initiative | Event) -> Iterator[Organisation]:
    if isinstance(record, Event):
        yield from record.organisers.all()
        return
    yield from record.lead_organisations.all()
    yield from record.partner_organisations.all()
    yield from record.funders.all()


def _key_of_body(body: Organisation) -> str:
    """The partner for which a body stands, or nothing: a national body of the region is no partner."""
    if body.kind == OrganisationKind.EU:
        return EUROPEAN_UNION
    if body.slug in NATIONAL_BODIES:
        return NATIONAL_BODIES[body.slug]
    if body.kind in SOCIETY:
        return SOCIETY_KEY
    return FAMILIES.get(body.slug, body.slug) if body.kind in ORGANISED else ""


class _Names:
    """What partners are called: states by their name, organisations by theirs."""

    def __init__(self, records: CountryRecords):
        self.names = {
            SOCIETY_KEY: _("Civil society, academia and companies"),
            REGION_KEY: _("Other states of the region") if records.country.is_focus else _("With the region"),
            "oas": _("Organization of American States"),
            "un": _("United Nations"),
        }
        self.names |= {state.iso3: state.heading for state in records.partners}
        members: list[Initiative | Event] = [*records.initiatives, *records.events]
        for record in members:
            self.names |= {
                body.slug: body.name
                for body in _bodies(record)
                if body.slug not in self.names and body.slug not in FAMILIES
            }

    def of(self, key: str) -> str:
        """The name, or the key of what has lost its record."""
        return self.names.get(key, key)


def _row(record: Initiative | Event, register: SourceRegister) -> Row:
    build = event_row if isinstance(record, Event) else initiative_row
    return build(record, register, brief=True)


def _row_with_partners(entry: tuple, register: SourceRegister) -> Row:
    record, partners = entry
    row = _row(record, register)
    return replace(row, meta=[{"text": _("with %(names)s") % {"names": ", ".join(partners)}}, *row.meta])


def _explanation(country: Country) -> str:
    """How it is decided who is a partner, in words."""
    if not country.is_focus:
        return _(
            "Initiatives and events of the catalogue that name %(country)s among those that take part, "
            "or that a body of it leads, joins, pays for or organises."
        ) % {"country": country.heading}
    return _(
        "By partner: initiatives and events that name the partner beside %(country)s, or that a body of the "
        "partner leads, joins, pays for or organises. A record stands with each of its partners and is "
        "counted once; incidents and publications are left out."
    ) % {"country": country.heading}


def _count_label(members: list) -> str:
    events = sum(isinstance(record, Event) for record in members)
    initiatives = len(members) - events
    parts = []
    if initiatives:
        parts.append(
            ngettext("%(count)d initiative", "%(count)d initiatives", initiatives) % {"count": initiatives}
        )
    if events:
        parts.append(ngettext("%(count)d event", "%(count)d events", events) % {"count": events})
    return ", ".join(parts) or _("no records")
