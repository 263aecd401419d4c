"""The page of an organisation: what it leads, joins, pays for and holds, and who belongs to it."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.details.common import (
    Head,
    checked_row,
    citation_text,
    crumbs_of,
    link_row,
    page_context,
)
from initiatives.details.related import groups_of, record_links
from initiatives.models import Country, Event, Initiative, Instrument, Organisation
from initiatives.profile.parts import margin
from initiatives.provenance import SourceRegister


def organisation_context(organisation: Organisation) -> dict[str, Any]:
    """The body, its member states where it is a grouping, and every public record that names it."""
    register = SourceRegister()
    provenance = margin(register, organisation)
    head = Head(
        heading=organisation.name,
        lang=organisation.language,
        kicker=str(organisation.get_kind_display()),
        lede=organisation.summary,
        cite=citation_text(organisation.name, organisation.get_absolute_url(), organisation.verified_on),
    )
    ledger = [
        {"label": _("Acronym"), "text": organisation.acronym} if organisation.acronym else None,
        {"label": _("Kind"), "text": organisation.get_kind_display()},
        link_row(_("Website"), organisation.url, _("Website")),
        checked_row(provenance),
    ]
    members = list(Country.objects.published().filter(groupings=organisation))
    related = _related(organisation)
    return page_context(
        organisation,
        head,
        ledger,
        register,
        provenance=provenance,
        crumbs=crumbs_of(organisation, organisation.acronym, head.lang),
        members=record_links(member for member in members if member.is_focus),
        partners=record_links(member for member in members if not member.is_focus),
        related=related,
        is_unnamed=not (members or related),
    )


def _related(organisation: Organisation):
    initiatives = Initiative.objects.published().with_citations().order_by("-started_on", "pk")
    events = Event.objects.published().filter(organisers=organisation).with_citations()
    instruments = Instrument.objects.published().filter(organisation=organisation).with_citations()
    return groups_of(
        ("instruments", _("Instruments"), instruments.order_by("-adopted_on", "pk")),
        ("leads", _("Initiatives that it leads"), initiatives.filter(lead_organisations=organisation)),
        ("joins", _("Initiatives that it joins"), initiatives.filter(partner_organisations=organisation)),
        ("funds", _("Initiatives that it pays for"), initiatives.filter(funders=organisation)),
        ("events", _("Events that it holds"), events.order_by("-starts_on", "pk")),
    )
