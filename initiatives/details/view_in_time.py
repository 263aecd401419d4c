"""How the view of a state on one question of law moved: its texts in time, and what changed between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.addresses import list_address
from initiatives.choices import Stance
from initiatives.details.common import citation_text
from initiatives.following import follow_positions_address
from initiatives.languages import language_of_summary
from initiatives.matrix_rule import choose_point
from initiatives.models import Country, LegalTopic, PointCitation, PositionPoint
from initiatives.profile.parts import margin
from initiatives.provenance import Provenance, SourceRegister
from initiatives.templatetags.components import stance_label
from initiatives.templatetags.partial_dates import format_partial_date


@dataclass(frozen=True)
class Statement:
    """What one text says, in the shape of ``point.html``; ``question`` says what changed since the last."""

    anchor: str
    heading: str
    url: str
    stance: str
    summary: str
    summary_lang: str
    question: str
    provenance: Provenance


def view_address(country: Country, topic: LegalTopic) -> str:
    """Where the view of a state on a question stands in time."""
    return reverse("position_view", args=[country.iso3, topic.slug])


def view_context(country: Country, topic: LegalTopic) -> dict[str, Any]:
    """The page of one country and one question; three queries, however many texts there are."""
    register = SourceRegister()
    points = list(_points(country, topic))
    dated = [point for point in points if point.position.delivered_on]
    undated = [point for point in points if not point.position.delivered_on]
    chosen = choose_point(points)
    address = view_address(country, topic)
    heading = _("%(country)s on %(topic)s") % {"country": country.heading, "topic": _small(topic.name)}
    published = max((point.position.last_published_at for point in points), default=None)
    return {
        "country": country,
        "topic": topic,
        "heading": heading,
        "lede": _lede(dated, undated),
        "question": f"{topic.description}.",
        "statements": list(_in_time(dated, chosen, register)),
        "undated": [_statement(point, _note(point, chosen), register) for point in undated],
        "is_known": bool(points),
        "is_silent": bool(points) and all(point.stance == Stance.NOT_ADDRESSED for point in points),
        "sources": register.entries,
        "cite": citation_text(heading, address, timezone.localdate(published) if published else None),
        "follow_url": follow_positions_address([("country", country.iso3), ("topic", topic.slug)]),
        "links": [
            {"label": _("All states on this question"), "url": list_address("position", topic=topic.slug)},
            {"label": _("Brief"), "url": reverse("topic_brief", args=[topic.slug])},
            {"label": _("Profile"), "url": f"{country.get_absolute_url()}#law-{topic.slug}"},
        ],
        "crumbs": [
            {"label": _("Positions"), "url": reverse("position_list")},
            {"label": _("Matrix"), "url": reverse("position_matrix")},
            {"label": heading, "url": address},
        ],
    }


def _points(country: Country, topic: LegalTopic) -> Iterable[PositionPoint]:
    """The checked points of published texts, the earliest first, those without a date last."""
    points = PositionPoint.objects.published().filter(position__country=country.pk, topic=topic.pk)
    points = points.select_related("position", "topic").prefetch_related(
        Prefetch("citations", _public_citations())
    )
    return sorted(points, key=lambda point: (str(point.position.delivered_on or "9999"), point.pk))


def _public_citations() -> QuerySet[PointCitation]:
    return PointCitation.objects.select_related("source").filter(source__live=True)


def _in_time(
    points: Sequence[PositionPoint], chosen: PositionPoint | None, register: SourceRegister
) -> Iterable[Statement]:
    before: PositionPoint | None = None
    for point in points:
        yield _statement(point, f"{changed(before, point)} {_note(point, chosen)}".strip(), register)
        before = point


def changed(before: PositionPoint | None, point: PositionPoint) -> str:
    """What changed since the text before, in words; a silent text takes nothing back."""
    if before is None:
        return _("The first text on record that was read on this question.")
    was, now = stance_label(before.stance), stance_label(point.stance)
    if before.stance == point.stance:
        return _("As in the text before: %(stance)s.") % {"stance": _small(now)}
    if point.stance == Stance.NOT_ADDRESSED:
        return _("Silent, where the text before said: %(stance)s. Silence takes nothing back.") % {
            "stance": _small(was)
        }
    if before.stance == Stance.NOT_ADDRESSED:
        return _("From silence to: %(stance)s.") % {"stance": _small(now)}
    return _("From “%(was)s” to “%(now)s”.") % {"was": _small(was), "now": _small(now)}


def _note(point: PositionPoint, chosen: PositionPoint | None) -> str:
    return _("It stands in the matrix.") if chosen is not None and point.pk == chosen.pk else ""


def _statement(point: PositionPoint, question: str, register: SourceRegister) -> Statement:
    position = point.position
    date = format_partial_date(position.delivered_on) or _("undated")
    return Statement(
        anchor=position.slug,
        heading=f"{date}, {str(position.get_kind_display()).lower()}",
        url=f"{position.get_absolute_url()}#{point.topic.slug}",
        stance=point.stance,
        summary=point.summary,
        summary_lang=language_of_summary(point),
        question=question,
        provenance=margin(register, point, place=point.reference),
    )


def _lede(dated: Sequence[PositionPoint], undated: Sequence[PositionPoint]) -> str:
    """How many texts there are, from when to when, and how often the stance changed."""
    count = len(dated) + len(undated)
    if not count:
        return _("No text of this state on the question has been read and checked yet.")
    texts = ngettext("%(count)d text", "%(count)d texts", count) % {"count": count}
    if len(dated) < 2:
        return _("%(texts)s on record, so that there is no movement to tell.") % {"texts": texts}
    moves = sum(one.stance != other.stance for one, other in pairwise(dated))
    parts = {
        "texts": texts,
        "first": dated[0].position.delivered_on.year,
        "last": dated[-1].position.delivered_on.year,
        "moves": moves,
    }
    if not moves:
        return _("%(texts)s, from %(first)d to %(last)d, and the same stance in all.") % parts
    return (
        ngettext(
            "%(texts)s, from %(first)d to %(last)d; the stance changed once.",
            "%(texts)s, from %(first)d to %(last)d; the stance changed %(moves)d times.",
            moves,
        )
        % parts
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
