"""The page of a position: what a text says, question by question, and how the view of the state moved."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.choices import OrganisationKind, PositionKind, SourceKind, Stance
from initiatives.details.common import (
    Head,
    checked_row,
    crumbs_of,
    date_row,
    heading_of,
    link_row,
    page_context,
    public_related,
    record_citation,
)
from initiatives.details.movement import movement_of
from initiatives.details.policy import title_row
from initiatives.details.related import groups_of
from initiatives.languages import language_name, language_of_summary
from initiatives.models import LegalTopic, Position, PositionPoint
from initiatives.profile.partner_bodies import EUROPEAN_UNION
from initiatives.profile.parts import joint_margin, margin
from initiatives.provenance import SourceRegister

TEXTS = frozenset({SourceKind.STATEMENT, SourceKind.RESOLUTION, SourceKind.STRATEGY})


def position_context(position: Position) -> dict[str, Any]:
    """A text point by point, its silences, what has no checked answer, and the state's other texts."""
    register = SourceRegister()
    provenance = margin(register, position)
    country = public_related(position, "country")
    points = checked_points(position)
    said = [point for point in points if point.stance != Stance.NOT_ADDRESSED]
    silent = [point for point in points if point.stance == Stance.NOT_ADDRESSED]
    others = list(_other_texts(position, country))
    return page_context(
        position,
        _head(position, country),
        _ledger(position, provenance),
        register,
        provenance=provenance,
        crumbs=crumbs_of(position, _short_name(position, country)),
        tally=tally_of(points),
        points=[point_part(point, register) for point in said],
        points_checked=_points_checked(len(points)),
        silent=[{"anchor": point.topic.slug, "name": point.topic.name} for point in silent],
        silent_margin=joint_margin(register, silent),
        **_not_researched(points),
        movement=movement_of(position, points, others),
        is_common=position.kind == PositionKind.COMMON_POSITION,
        country=country,
        related=_related(country, others),
    )


def checked_points(position: Position) -> list[PositionPoint]:
    """The points that somebody has read against the text, in the order of the questions."""
    points = [point for point in position.points.all() if point.verified_on and point.topic_id]
    return sorted(points, key=lambda point: (point.topic.sort_order, point.topic.pk))


def point_part(point: PositionPoint, register: SourceRegister) -> dict[str, Any]:
    """One point of law, at the anchor to which the matrix leads."""
    return {
        "anchor": point.topic.slug,
        "heading": point.topic.name,
        "stance": point.stance,
        "summary": point.summary,
        "summary_lang": language_of_summary(point),
        "question": f"{point.topic.description}.",
        "provenance": margin(register, point, place=point.reference),
    }


def tally_of(points: Iterable[PositionPoint]) -> list[dict[str, Any]]:
    """How often each stance occurs, in the order of the key."""
    counts = Counter(point.stance for point in points)
    return [{"stance": stance, "count": counts[stance]} for stance in Stance.values if counts[stance]]


def _head(position: Position, country) -> Head:
    return Head(
        heading=heading_of(position),
        lang=position.heading_language,
        kicker=str(position.get_kind_display()),
        kicker_link=country.heading if country else "",
        kicker_url=country.get_absolute_url() if country else "",
        lede=position.summary,
        cite=record_citation(position),
    )


def _ledger(position: Position, provenance) -> list[dict | None]:
    return [
        title_row(position),
        date_row(_("Delivered"), position.delivered_on),
        {"label": _("Forum"), "text": position.forum} if position.forum else None,
        {"label": _("Symbol"), "text": position.document_symbol} if position.document_symbol else None,
        {"label": _("Language read"), "text": language_name(position.language)}
        if position.language
        else None,
        _document_row(position),
        checked_row(provenance),
    ]


def _language_row(position: Position) -> dict[str, Any] | None:
    name = language_name(position.language)
    return {"label": _("Language read"), "text": name} if name else None


def _document_row(position: Position) -> dict[str, Any] | None:
    """The text itself, where one of the sources is it and not what others wrote about it."""
    sources = [citation.source for citation in position.citations.all()]
    text = next((source for source in sources if source.kind in TEXTS), None)
    return link_row(_("Document"), text.url, str(text.get_kind_display())) if text else None


def _short_name(position: Position, country) -> str:
    """“Costa Rica, 2023”."""
    parts = [
        country.heading if country else "",
        str(position.delivered_on.year) if position.delivered_on else "",
    ]
    return ", ".join(part for part in parts if part)


def _points_checked(count: int) -> str:
    if not count:
        return _("no point checked yet")
    return ngettext("%(count)d point checked", "%(count)d points checked", count) % {"count": count}


def _not_researched(points: list[PositionPoint]) -> dict[str, str]:
    """The questions for which there is no checked point, by name, with their number as heading."""
    known = {point.topic_id for point in points}
    names = [topic.name for topic in LegalTopic.objects.all() if topic.pk not in known]
    heading = ngettext("%(count)d question not researched", "%(count)d questions not researched", len(names))
    return {
        "not_researched": ", ".join(names),
        "not_researched_heading": heading % {"count": len(names)},
    }


def _other_texts(position: Position, country) -> QuerySet[Position]:
    """The state's other published texts with their checked points, the earliest first."""
    if not country:
        return Position.objects.none()
    points = PositionPoint.objects.published().filter(verified_on__isnull=False).select_related("topic")
    texts = Position.objects.published().filter(country=country.pk).exclude(pk=position.pk)
    return texts.with_citations().prefetch_related(Prefetch("points", points)).order_by("delivered_on", "pk")


def _related(country, others: list[Position]):
    if not country:
        return []
    heading = _("Other texts of %(country)s") % {"country": country.heading}
    common = _common_positions(country)
    return groups_of(("others", heading, others), ("common", _("Common positions"), common))


def _common_positions(country) -> list[Position]:
    """What the European Union has said for its members, where the state is one of them."""
    if not country.groupings.filter(kind=OrganisationKind.EU, live=True).exists():
        return []
    common = Position.objects.published().filter(kind=PositionKind.COMMON_POSITION)
    return list(common.filter(country__iso3=EUROPEAN_UNION).with_citations().order_by("-delivered_on", "pk"))
