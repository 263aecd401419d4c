"""The facts that stand first in a profile: what most readers come for, each with its source."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.adoption import date_word
from initiatives.choices import (
    InstitutionKind,
    InstrumentKind,
    ParticipationStatus,
    PolicyKind,
    PositionKind,
)
from initiatives.matrix_rule import main_position
from initiatives.models import Institution, Participation, Policy
from initiatives.profile.choosing import (
    institutions_in_order,
    participation_in,
    policies_in_order,
)
from initiatives.profile.indicators import indicator_facts
from initiatives.profile.parts import Fact, joint_margin, margin
from initiatives.profile.records import CountryRecords
from initiatives.profile.voids import void_fact
from initiatives.provenance import SourceRegister
from initiatives.questions import (
    EXPERT_GROUPS,
    INSTRUMENT_LABELS,
    KINDS_IN_FACTS,
    POINTS_OF_CONTACT,
    POSITION,
    TREATIES_OF_ALL,
    QuestionSort,
    kind_label,
    question_key,
)
from initiatives.templatetags.partial_dates import format_partial_date


def country_facts(records: CountryRecords, register: SourceRegister) -> list[Fact]:
    """The facts in their fixed order; of a partner only those that are on record."""
    facts = [
        *(
            policy_fact(kind, records, register)
            if isinstance(kind, PolicyKind)
            else institution_fact(kind, records, register)
            for kind in KINDS_IN_FACTS
        ),
        *_treaty_facts(records, register),
        expert_groups_fact(records, register),
        position_fact(records, register),
        *_contact_facts(records, register),
        *indicator_facts(records, register),
        _name_fact(records, register),
    ]
    return facts if records.country.is_focus else [fact for fact in facts if fact.value or fact.void]


def policy_fact(kind: PolicyKind, records: CountryRecords, register: SourceRegister) -> Fact:
    """The text that stands for its kind; that other texts were found says nothing of this one."""
    label, key = kind_label(QuestionSort.POLICY, kind), question_key(QuestionSort.POLICY, kind)
    policies = policies_in_order(policy for policy in records.policies if policy.kind == kind)
    if not policies:
        return void_fact(label, key, records, register)
    policy = policies[0]
    return Fact(
        label,
        value=policy.heading,
        lang=policy.heading_language,
        url=policy.get_absolute_url(),
        note=_adopted(policy),
        status=policy.status,
        status_label=policy.get_status_display(),
        provenance=margin(register, policy),
        anchor=key,
    )


def _adopted(policy: Policy) -> str:
    words = []
    if policy.adopted_on:
        words.append(f"{date_word(policy)} {format_partial_date(policy.adopted_on)}")
    if not policy.status:
        words.append(_("whether it is in force is not established"))
    return ", ".join(words)


def institution_fact(
    kind: InstitutionKind, records: CountryRecords, register: SourceRegister, stands_alone: bool = False
) -> Fact:
    """The newest body; one that is only planned is called so and never stands as a body.

    Where it stands alone, no others are below it.
    """
    label, key = kind_label(QuestionSort.INSTITUTION, kind), question_key(QuestionSort.INSTITUTION, kind)
    found = institutions_in_order(body for body in records.institutions if body.kind == kind)
    if not found:
        return void_fact(label, key, records, register)
    body = found[0]
    provenance = margin(register, body)
    url = body.get_absolute_url()
    if body.is_planned:
        return Fact(
            label,
            _("None yet"),
            note=body.heading,
            note_url=url,
            status="planned",
            status_label=_("planned"),
            provenance=provenance,
            anchor=key,
        )
    return Fact(
        label,
        value=name_with_acronym(body),
        lang=body.heading_language,
        url=url,
        note=_since(body, [other for other in found[1:] if not (other.is_planned or stands_alone)]),
        provenance=provenance,
        anchor=key,
    )


def name_with_acronym(body: Institution) -> str:
    """The name, with the acronym behind it where the name does not hold it."""
    name = body.heading
    return f"{name} ({body.acronym})" if body.acronym and body.acronym not in name else name


def _since(body: Institution, others: list[Institution]) -> str:
    words = []
    if body.established_on:
        words.append(_("since %(date)s") % {"date": format_partial_date(body.established_on)})
    if others:
        count = len(others)
        words.append(ngettext("%(count)d more below", "%(count)d more below", count) % {"count": count})
    return ", ".join(words)


def _treaty_facts(records: CountryRecords, register: SourceRegister) -> Iterable[Fact]:
    """The treaties that are asked of every state, then all others that it takes part in."""
    for slug in TREATIES_OF_ALL:
        yield instrument_fact(slug, records, register)
    others = {
        row.instrument.slug
        for row in records.participations
        if row.instrument.kind == InstrumentKind.TREATY and row.instrument.slug not in TREATIES_OF_ALL
    }
    others |= {
        question.subject
        for question in records.questions
        if question.sort == QuestionSort.INSTRUMENT
        and question.stands_in_facts
        and question.subject not in (*TREATIES_OF_ALL, *POINTS_OF_CONTACT)
        and question.key in records.inquiries
    }
    for slug in sorted(others):
        yield instrument_fact(slug, records, register)


def instrument_fact(slug: str, records: CountryRecords, register: SourceRegister) -> Fact:
    """How the country takes part in one instrument, or that there is no answer."""
    key = question_key(QuestionSort.INSTRUMENT, slug)
    row = participation_in(slug, records.participations)
    label = str(INSTRUMENT_LABELS.get(slug, ""))
    if row:
        return replace(participation_fact(row, register, label), anchor=key)
    asked = records.questions.by_key.get(key)
    return void_fact(label or (asked.label if asked else slug), key, records, register)


def participation_fact(row: Participation, register: SourceRegister, label: str = "") -> Fact:
    """How the country takes part in an instrument: status and date, with what the source adds."""
    status = str(row.get_status_display())
    return Fact(
        label or row.instrument.short_title or row.instrument.heading,
        value=f"{status}, {format_partial_date(row.date)}" if row.date else status,
        url=row.instrument.get_absolute_url(),
        note=row.note[:1].lower() + row.note[1:] if row.note[1:2].islower() else row.note,
        provenance=margin(register, row),
    )


def vote_fact(row: Participation, register: SourceRegister) -> Fact:
    """How the country voted on a resolution, and on what."""
    fact = participation_fact(row, register)
    return fact if fact.note else replace(fact, note=row.instrument.heading)


def expert_groups_fact(records: CountryRecords, register: SourceRegister) -> Fact:
    """The groups in which the country has sat, or that there is no answer."""
    label = _("UN expert groups")
    rows = [row for row in records.participations if row.instrument.kind == InstrumentKind.EXPERT_GROUP]
    rows.sort(key=lambda row: row.instrument.slug)
    if not rows:
        return void_fact(label, EXPERT_GROUPS, records, register)
    names = [
        _("%(group)s (chair)") % {"group": row.instrument.short_title}
        if row.status == ParticipationStatus.CHAIR
        else row.instrument.short_title
        for row in rows
    ]
    notes = "; ".join(row.note for row in rows if row.note)
    url = rows[0].instrument.get_absolute_url() if len(rows) == 1 else ""
    joint = joint_margin(register, rows)
    return Fact(label, ", ".join(names), url=url, note=notes, provenance=joint, anchor=EXPERT_GROUPS)


def position_fact(records: CountryRecords, register: SourceRegister) -> Fact:
    """Whether the country has a position: its main text, with the number of points read in it."""
    label = _("Position on international law")
    position = main_position(records.positions)
    if position is None:
        return void_fact(label, POSITION, records, register)
    value = str(position.get_kind_display())
    if position.kind not in (PositionKind.NATIONAL_POSITION, PositionKind.COMMON_POSITION):
        value = _("No national position on record; %(kind)s") % {"kind": value.lower()}
    if position.delivered_on:
        value = f"{value}, {format_partial_date(position.delivered_on)}"
    count = len(records.points_of(position))
    note = ngettext("%(count)d point of law checked", "%(count)d points of law checked", count)
    return Fact(
        label,
        value=value,
        note=note % {"count": count} if count else _("the text"),
        note_url=position.get_absolute_url(),
        provenance=margin(register, position),
        anchor=POSITION,
    )


def _contact_facts(records: CountryRecords, register: SourceRegister) -> Iterable[Fact]:
    for slug in POINTS_OF_CONTACT:
        yield instrument_fact(slug, records, register)


def _name_fact(records: CountryRecords, register: SourceRegister) -> Fact:
    """What the head of the page says rests on these sources."""
    country = records.country
    parts = [
        _("capital %(capital)s") % {"capital": country.capital} if country.capital else "",
        ", ".join(group.short_name for group in country.groupings.all()),
    ]
    return Fact(
        _("Official name"),
        value=country.official_name,
        note=capfirst("; ".join(part for part in parts if part)),
        provenance=margin(register, country),
    )
