"""The page of an instrument: which states take part in it, and how."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.choices import InstrumentKind
from initiatives.details.common import (
    Head,
    checked_row,
    crumbs_of,
    date_row,
    heading_of,
    link_row,
    links_row,
    page_context,
    public_related,
    record_citation,
)
from initiatives.details.participations import participation_parts
from initiatives.details.policy import title_row
from initiatives.details.related import theme_links
from initiatives.models import Instrument
from initiatives.pictures.links import picture_links
from initiatives.profile.parts import margin
from initiatives.provenance import SourceRegister


def instrument_context(instrument: Instrument) -> dict[str, Any]:
    """The text, and for each way of taking part the states that do."""
    register = SourceRegister()
    provenance = margin(register, instrument)
    organisation = public_related(instrument, "organisation")
    head = Head(
        heading=heading_of(instrument),
        lang=instrument.heading_language,
        kicker=str(instrument.get_kind_display()),
        kicker_link=organisation.name if organisation else "",
        kicker_url=organisation.get_absolute_url() if organisation else "",
        lede=instrument.summary,
        cite=record_citation(instrument),
    )
    ledger = [
        title_row(instrument),
        {"label": _("Short title"), "text": instrument.short_title} if instrument.short_title else None,
        date_row(_("Adopted"), instrument.adopted_on),
        _in_force_row(instrument),
        links_row(_("Subjects"), theme_links("instrument", instrument.themes.all())),
        link_row(_("Document"), instrument.url, _("Full text")),
        checked_row(provenance),
    ]
    return page_context(
        instrument,
        head,
        ledger,
        register,
        provenance=provenance,
        crumbs=crumbs_of(instrument, instrument.short_title),
        **participation_parts(instrument, register),
        picture=picture_links("instrument_picture", instrument.slug) if instrument.live else {},
    )


def _in_force_row(instrument: Instrument) -> dict[str, Any] | None:
    """Only treaties enter into force; one without a date has not, or the date is not on record."""
    if instrument.in_force_on or instrument.kind == InstrumentKind.TREATY:
        return date_row(_("In force since"), instrument.in_force_on, _("No date on record"))
    return None
