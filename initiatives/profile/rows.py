"""Rows of a profile: a record of each type as it stands in a pillar, with its numbered margin."""

from django.utils.translation import gettext as _

from initiatives.adoption import date_word
from initiatives.languages import language_of_summary
from initiatives.models import Event, Initiative, Institution, Participation, Policy, Position
from initiatives.profile.facts import name_with_acronym
from initiatives.profile.parts import Row, margin
from initiatives.provenance import SourceRegister
from initiatives.rows.international import period_part

LONGEST_HEADING = 120


def policy_row(policy: Policy, register: SourceRegister) -> Row:
    """Kind, date of adoption and status; what the text does."""
    meta = [{"text": policy.get_kind_display()}]
    if policy.adopted_on:
        meta.append({"text": date_word(policy), "date": policy.adopted_on})
    meta.append(
        {"status": policy.status, "text": policy.get_status_display()}
        if policy.status
        else {"text": _("whether it is in force is not established")}
    )
    return _row(policy, register, meta)


def institution_row(institution: Institution, register: SourceRegister) -> Row:
    """Kind and day of establishment; a planned body is marked as such."""
    meta = [{"text": institution.get_kind_display()}]
    if institution.is_planned:
        meta.append({"status": "planned", "text": _("planned")})
    elif institution.established_on:
        meta.append({"text": _("since"), "date": institution.established_on})
    return _row(institution, register, meta, heading=name_with_acronym(institution))


def participation_row(participation: Participation, register: SourceRegister) -> Row:
    """The instrument, with how and since when the country takes part in it."""
    instrument = participation.instrument
    meta: list[dict] = [{"status": participation.status, "text": participation.get_status_display().lower()}]
    if participation.date:
        meta.append({"date": participation.date})
    if participation.note:
        meta.append({"text": participation.note})
    heading = instrument.heading
    return Row(
        heading=heading if len(heading) <= LONGEST_HEADING else instrument.short_title,
        url=instrument.get_absolute_url(),
        lang=instrument.heading_language,
        meta=meta,
        provenance=margin(register, participation),
    )


def position_row(position: Position, register: SourceRegister) -> Row:
    """Kind, forum and day of a text on international law."""
    meta = [{"text": position.get_kind_display()}]
    if position.forum:
        meta.append({"text": position.forum})
    if position.delivered_on:
        meta.append({"date": position.delivered_on})
    return _row(position, register, meta)


def initiative_row(initiative: Initiative, register: SourceRegister, brief: bool = False) -> Row:
    """Kind, status, period and who leads it; ``brief`` leaves out what it does."""
    meta: list[dict] = [{"text": initiative.get_kind_display()}]
    if initiative.status:
        meta.append({"status": initiative.status, "text": initiative.get_status_display()})
    if period := period_part(initiative):
        meta.append(period)
    leaders = ", ".join(leader.short_name for leader in initiative.lead_organisations.all())
    if leaders:
        meta.append({"text": _("led by %(names)s") % {"names": leaders}})
    return _row(initiative, register, meta, brief=brief)


def event_row(event: Event, register: SourceRegister, brief: bool = False) -> Row:
    """Kind, days and place; ``brief`` leaves out what it was about."""
    meta: list[dict] = [{"text": event.get_kind_display()}]
    meta.append({"start": event.starts_on, "end": event.ends_on})
    place = ", ".join(part for part in (event.city, event.country.heading if event.country else "") if part)
    if place:
        meta.append({"text": place})
    return _row(event, register, meta, brief=brief)


def _row(record, register: SourceRegister, meta: list[dict], heading: str = "", brief: bool = False) -> Row:
    return Row(
        heading=heading or record.heading,
        url=record.get_absolute_url(),
        lang=record.heading_language,
        meta=meta,
        summary="" if brief else record.summary,
        summary_lang=language_of_summary(record),
        provenance=margin(register, record),
    )
