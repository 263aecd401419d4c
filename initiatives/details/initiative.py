"""The page of an initiative."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from initiatives.choices import InitiativeStatus
from initiatives.details.common import (
    Head,
    checked_row,
    crumbs_of,
    heading_of,
    link_row,
    links_row,
    page_context,
    record_citation,
)
from initiatives.details.policy import title_row
from initiatives.details.related import Parties, record_links, theme_links
from initiatives.models import Initiative
from initiatives.profile.parts import margin
from initiatives.provenance import SourceRegister


def initiative_context(initiative: Initiative) -> dict[str, Any]:
    """What it is, when it ran, what it costs, and who leads, joins and pays for it."""
    register = SourceRegister()
    provenance = margin(register, initiative)
    head = Head(
        heading=heading_of(initiative),
        lang=initiative.heading_language,
        kicker=str(initiative.get_kind_display()),
        lede=initiative.summary,
        cite=record_citation(initiative),
    )
    ledger = [
        title_row(initiative),
        {"label": _("Acronym"), "text": initiative.acronym} if initiative.acronym else None,
        _status_row(initiative),
        _period_row(initiative),
        links_row(_("Subjects"), theme_links("initiative", initiative.themes.all())),
        link_row(_("Website"), initiative.url, _("Website")),
        checked_row(provenance),
    ]
    return page_context(
        initiative,
        head,
        ledger,
        register,
        provenance=provenance,
        crumbs=crumbs_of(initiative, initiative.acronym, head.lang),
        parties=_parties(initiative),
        budget=_budget(initiative),
    )


def _status_row(initiative: Initiative) -> dict[str, Any]:
    if not initiative.status:
        return {"label": _("Status"), "text": _("Not established")}
    return {"label": _("Status"), "status": initiative.status, "text": initiative.get_status_display()}


def _period_row(initiative: Initiative) -> dict[str, Any]:
    """“since 2021” for what goes on; of what has no known end otherwise it is said when it started."""
    if initiative.started_on and not initiative.ended_on:
        is_ongoing = initiative.status == InitiativeStatus.ONGOING
        return {"label": _("Since") if is_ongoing else _("Started"), "date": initiative.started_on}
    return {
        "label": _("Period"),
        "start": initiative.started_on,
        "end": initiative.ended_on,
        "text": _("Not researched yet"),
    }


def _parties(initiative: Initiative) -> list[Parties]:
    return [
        Parties(_("Led by"), record_links(initiative.lead_organisations.all())),
        Parties(_("Partners"), record_links(initiative.partner_organisations.all())),
        Parties(_("Funded by"), record_links(initiative.funders.all())),
        Parties(_("States"), record_links(initiative.countries.all())),
    ]


def _budget(initiative: Initiative) -> str:
    if initiative.budget_eur is None:
        return ""
    places = 0 if initiative.budget_eur == int(initiative.budget_eur) else 2
    amount = number_format(initiative.budget_eur, decimal_pos=places, force_grouping=True)
    return _("%(amount)s euros") % {"amount": amount}
