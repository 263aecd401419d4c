"""The page of an institution."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.details.common import (
    Head,
    checked_row,
    country_row,
    crumbs_of,
    date_row,
    heading_of,
    link_row,
    page_context,
    public_related,
    record_citation,
)
from initiatives.details.policy import title_row
from initiatives.details.related import groups_of
from initiatives.models import Institution
from initiatives.profile.parts import margin
from initiatives.provenance import SourceRegister


def institution_context(institution: Institution) -> dict[str, Any]:
    """A body of a state, and the other bodies of that state; one that is only planned is called so."""
    register = SourceRegister()
    provenance = margin(register, institution)
    country = public_related(institution, "country")
    head = Head(
        heading=heading_of(institution),
        lang=institution.heading_language,
        kicker=str(institution.get_kind_display()),
        kicker_link=country.heading if country else "",
        kicker_url=country.get_absolute_url() if country else "",
        lede=institution.summary,
        cite=record_citation(institution),
    )
    ledger = [
        country_row(_("State"), country),
        title_row(institution),
        {"label": _("Acronym"), "text": institution.acronym} if institution.acronym else None,
        _established_row(institution),
        link_row(_("Website"), institution.url, _("Website")),
        checked_row(provenance),
    ]
    return page_context(
        institution,
        head,
        ledger,
        register,
        provenance=provenance,
        crumbs=crumbs_of(institution, institution.acronym, head.lang),
        is_planned=institution.is_planned,
        related=_other_institutions(institution, country),
    )


def _established_row(institution: Institution) -> dict[str, Any]:
    if institution.is_planned:
        return {"label": _("Established"), "status": "planned", "text": _("planned")}
    return date_row(_("Established"), institution.established_on)


def _other_institutions(institution: Institution, country):
    if not country:
        return []
    others = Institution.objects.published().filter(country=country.pk).exclude(pk=institution.pk)
    heading = _("Other institutions of %(country)s") % {"country": country.heading}
    return groups_of(("others", heading, others.with_citations().order_by("kind", "slug")))
