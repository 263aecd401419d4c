"""The brief of a country: its facts, its points of law, what runs and what lies ahead."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from initiatives.briefs.parts import Brief, Line, Part, more_note, present, row_line
from initiatives.choices import InitiativeStatus, Stance
from initiatives.models import Country
from initiatives.profile.choosing import newest_first
from initiatives.profile.facts import country_facts
from initiatives.profile.law import chosen_points
from initiatives.profile.page import computed_sentence, kicker
from initiatives.profile.parts import Fact, margin
from initiatives.profile.records import CountryRecords, read_records
from initiatives.profile.rows import event_row, initiative_row
from initiatives.provenance import SourceRegister
from initiatives.templatetags.components import stance_label

MOST_RECORDS = 8


def country_brief(country: Country) -> Brief:
    """What a delegate needs to know of a country."""
    records, register = read_records(country), SourceRegister()
    return Brief(
        kicker=kicker(country),
        heading=country.heading,
        lede=country.summary or computed_sentence(records),
        path=reverse("country_brief", args=[country.slug]),
        page_url=country.get_absolute_url(),
        parts=present(_parts(records, register)),
        sources=register.entries,
    )


def _parts(records: CountryRecords, register: SourceRegister) -> Iterator[Part]:
    facts = country_facts(records, register)
    unknown = [fact.label for fact in facts if not (fact.value or fact.void or fact.empty)]
    yield Part(
        _("Facts"),
        [_fact_line(fact) for fact in facts if fact.value or fact.void],
        _not_researched(unknown),
    )
    yield _law(records, register)
    running = [its for its in newest_first(records.initiatives) if its.status == InitiativeStatus.ONGOING]
    yield Part(
        _("Initiatives under way"),
        [row_line(initiative_row(its, register, brief=True)) for its in running[:MOST_RECORDS]],
        more_note(max(len(running) - MOST_RECORDS, 0)),
    )
    today = timezone.localdate()
    ahead = [its for its in records.events if (its.ends_on or its.starts_on).latest >= today]
    ahead.sort(key=lambda event: str(event.starts_on))
    yield Part(
        _("Events ahead"),
        [row_line(event_row(its, register, brief=True)) for its in ahead[:MOST_RECORDS]],
        more_note(max(len(ahead) - MOST_RECORDS, 0)),
    )


def _fact_line(fact: Fact) -> Line:
    return Line(
        fact.label,
        mark=fact.void,
        value=fact.value or fact.empty,
        lang=fact.lang,
        url=fact.url,
        text=capfirst(", ".join(part for part in (str(fact.status_label), fact.note) if part)),
        provenance=fact.provenance,
    )


def _law(records: CountryRecords, register: SourceRegister) -> Part:
    chosen = chosen_points(records)
    points = [chosen[topic.pk] for topic in records.topics if topic.pk in chosen]
    lines = [
        Line(
            point.topic.name,
            url=f"{point.position.get_absolute_url()}#{point.topic.slug}",
            mark=point.stance,
            value=stance_label(point.stance),
            text="" if point.stance == Stance.NOT_ADDRESSED else point.summary,
            provenance=margin(register, point, place=point.reference),
        )
        for point in points
    ]
    unknown = [topic.name for topic in records.topics if topic.pk not in chosen]
    return Part(_("International law, question by question"), lines, _not_researched(unknown))


def _not_researched(names: list[str]) -> str:
    return _("Not researched yet: %(names)s.") % {"names": ", ".join(names)} if names else ""
