"""Rows of what states and organisations do together: instruments, initiatives and events."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.choices import InitiativeStatus
from initiatives.details.common import public
from initiatives.models import Event, Initiative, Instrument
from initiatives.rows.parts import (
    CHECKED,
    KIND,
    STATUS,
    TITLE,
    Column,
    Part,
    countries_text,
    date_cell,
    dated_part,
    kind_part,
    names_text,
    record_row,
    sentence,
    status_part,
    text_cell,
)


def instrument_row(instrument: Instrument) -> Part:
    """Kind, dates, organisation, and how many states of the region take part."""
    meta = [
        kind_part(instrument),
        dated_part(_("adopted"), instrument.adopted_on),
        dated_part(_("in force since"), instrument.in_force_on),
        _organisation(instrument),
        _state_count(instrument),
    ]
    hint = instrument.short_title if instrument.short_title != instrument.heading else ""
    return record_row(instrument, meta, hint)


def _organisation(instrument: Instrument) -> Part:
    organisation = public(instrument.organisation) if instrument.organisation_id else None
    return {"text": organisation.short_name} if organisation else {}


def _state_count(instrument: Instrument) -> Part:
    number = getattr(instrument, "state_count", None)
    if not number:
        return {}
    text = ngettext("%(number)d state of the region", "%(number)d states of the region", number)
    return {"text": text % {"number": number}}


def _states(instrument: Instrument) -> Part:
    return _state_count(instrument) or {"text": _("none on record"), "is_void": True}


INSTRUMENT_COLUMNS = (
    TITLE,
    KIND,
    Column(
        gettext_lazy("Organisation"),
        lambda instrument: _organisation(instrument) or {"text": _("not named"), "is_void": True},
    ),
    Column(gettext_lazy("Adopted"), date_cell("adopted_on")),
    Column(gettext_lazy("In force since"), date_cell("in_force_on")),
    Column(gettext_lazy("Take part"), _states),
    CHECKED,
)


def initiative_row(initiative: Initiative) -> Part:
    """Kind, status, period and states, and below the summary who leads and who pays."""
    countries = countries_text(initiative.countries.all())
    meta = [
        kind_part(initiative),
        status_part(initiative),
        period_part(initiative),
        {"text": countries} if countries else {},
    ]
    return record_row(initiative, meta, roles_text(initiative))


def period_part(initiative: Initiative) -> Part:
    """“since 2021” where it goes on, “2016 to 2020” where it has ended; never “to today”."""
    start, end = initiative.started_on, initiative.ended_on
    if end:
        return {"text": "", "start": start, "end": end}
    if not start:
        return {}
    words: dict[str, str] = {InitiativeStatus.ONGOING: _("since"), InitiativeStatus.PLANNED: _("planned for")}
    return {"text": words.get(initiative.status, _("started")), "date": start}


def roles_text(initiative: Initiative) -> str:
    """“Led by EU, CELAC, funded by European Commission”."""
    roles = (
        (_("led by %(names)s"), initiative.lead_organisations),
        (_("with %(names)s"), initiative.partner_organisations),
        (_("funded by %(names)s"), initiative.funders),
    )
    named = ((text, names_text(organisations.all())) for text, organisations in roles)
    return sentence(*(text % {"names": names} for text, names in named if names))


INITIATIVE_COLUMNS = (
    TITLE,
    KIND,
    STATUS,
    Column(gettext_lazy("Started"), date_cell("started_on")),
    Column(
        gettext_lazy("Led by"), lambda initiative: text_cell(names_text(initiative.lead_organisations.all()))
    ),
    Column(gettext_lazy("States"), lambda initiative: text_cell(countries_text(initiative.countries.all()))),
    CHECKED,
)


def event_row(event: Event) -> Part:
    """Kind, days, place and format, and below the summary who holds it."""
    place = place_text(event)
    meta = [
        kind_part(event),
        {"text": "", "start": event.starts_on, "end": event.ends_on},
        {"text": place} if place else {},
        {"text": event.get_format_display()} if event.format else {},
    ]
    organisers = names_text(event.organisers.all())
    hint = _("Organised by %(names)s") % {"names": organisers} if organisers else ""
    return record_row(event, meta, hint)


def place_text(event: Event) -> str:
    """“Santiago, Chile”."""
    country = public(event.country) if event.country_id else None
    return ", ".join(part for part in (event.city, country.heading if country else "") if part)


EVENT_COLUMNS = (
    TITLE,
    KIND,
    Column(gettext_lazy("When"), lambda event: {"start": event.starts_on, "end": event.ends_on}),
    Column(gettext_lazy("Place"), lambda event: text_cell(place_text(event))),
    Column(gettext_lazy("Organised by"), lambda event: text_cell(names_text(event.organisers.all()))),
    Column(gettext_lazy("States"), lambda event: text_cell(countries_text(event.countries.all()))),
    CHECKED,
)
