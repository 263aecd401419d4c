"""The page of a policy."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from initiatives.adoption import date_word
from initiatives.details.common import (
    Head,
    checked_row,
    country_row,
    date_row,
    heading_of,
    link_row,
    page_context,
    public_related,
    record_citation,
)
from initiatives.details.related import groups_of
from initiatives.languages import language_name
from initiatives.models import Policy
from initiatives.profile.parts import margin
from initiatives.provenance import SourceRegister


def policy_context(policy: Policy) -> dict[str, Any]:
    """A text of a state, and the other texts of that state."""
    register = SourceRegister()
    provenance = margin(register, policy)
    country = public_related(policy, "country")
    head = Head(
        heading=heading_of(policy),
        lang=policy.heading_language,
        kicker=str(policy.get_kind_display()),
        kicker_link=country.heading if country else "",
        kicker_url=country.get_absolute_url() if country else "",
        lede=policy.summary,
        cite=record_citation(policy),
    )
    ledger = [
        country_row(_("State"), country),
        title_row(policy),
        date_row(capfirst(date_word(policy)), policy.adopted_on),
        _status_row(policy),
        {"label": _("Language"), "text": language_name(policy.heading_language)},
        link_row(_("Document"), policy.url, _("Full text")),
        checked_row(provenance),
    ]
    return page_context(
        policy, head, ledger, register, provenance=provenance, related=_other_policies(policy, country)
    )


def title_row(record) -> dict[str, Any] | None:
    """The title in the reader's language, where the official one stands above in its own."""
    translated = record.title if record.official_title else ""
    return {"label": _("Title in translation"), "text": translated} if translated else None


def _status_row(policy: Policy) -> dict[str, Any]:
    if not policy.status:
        return {"label": _("Status"), "text": _("Not established")}
    return {"label": _("Status"), "status": policy.status, "text": policy.get_status_display()}


def _other_policies(policy: Policy, country):
    if not country:
        return []
    others = Policy.objects.published().filter(country=country.pk).exclude(pk=policy.pk).with_citations()
    heading = _("Other texts of %(country)s") % {"country": country.heading}
    return groups_of(("others", heading, others.order_by("-adopted_on", "pk")))
