"""Everything public that rests on one source, by type, in a fixed number of queries."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives import models
from initiatives.addresses import record_address
from initiatives.details.related import count_of_records, record_links
from initiatives.provenance import check_is_due
from initiatives.registry import section_of

CITED = (
    models.Country,
    models.Policy,
    models.Institution,
    models.Instrument,
    models.Position,
    models.Initiative,
    models.Event,
    models.Indicator,
    models.Organisation,
)


@dataclass(frozen=True)
class CitedRecord:
    """A record that rests on the source, and the place in it."""

    heading: str
    lang: str
    url: str
    kind: str
    locator: str
    verified_on: datetime.date | None

    @property
    def is_due(self) -> bool:
        """Whether another check is due."""
        return check_is_due(self.verified_on)


@dataclass(frozen=True)
class CitedType:
    """The records of one type."""

    anchor: str
    heading: str
    rows: list[CitedRecord]

    @property
    def count(self) -> str:
        """How many there are, in words."""
        return count_of_records(len(self.rows))


def resting_parts(source: models.Source) -> dict[str, Any]:
    """What the page of a source lists, and how much that is in all."""
    types = [cited for model in CITED if (cited := _cited_type(model, source)).rows]
    points = _points(source)
    participations = _participations(source)
    values = _values(source)
    total = (
        sum(len(cited.rows) for cited in types)
        + len(points)
        + sum(len(group["links"]) for group in participations)
        + sum(group["count"] for group in values)
    )
    return {
        "types": types,
        "points": points,
        "participations": participations,
        "values": values,
        "total": total,
        "total_words": ngettext("%(count)d fact rests on it", "%(count)d facts rest on it", total)
        % {"count": total},
    }


def _citations(model: Any, source: models.Source) -> QuerySet:
    """The citations of a source by what is public in a table."""
    citation = model._meta.get_field("citations").related_model
    return citation.objects.filter(source=source, owner__in=model.objects.published().values("pk"))


def _cited_type(model: type, source: models.Source) -> CitedType:
    section = section_of(model)
    citations = _citations(model, source).select_related("owner").order_by("owner__slug")
    return CitedType(section.key, str(section.title), [_cited_record(citation) for citation in citations])


def _cited_record(citation) -> CitedRecord:
    owner = citation.owner
    is_organisation = isinstance(owner, models.Organisation)
    return CitedRecord(
        heading=str(owner),
        lang=owner.language if is_organisation else _heading_language(owner),
        url=owner.get_absolute_url(),
        kind=str(owner.get_kind_display() if is_organisation else owner.type_label),
        locator=citation.locator,
        verified_on=owner.verified_on,
    )


def _heading_language(record) -> str:
    """Names of countries stand in the language of the page."""
    return "" if isinstance(record, models.Country) else record.heading_language


def _points(source: models.Source) -> list[dict[str, Any]]:
    """The checked points of law, by position and in the order of the questions."""
    citations = _citations(models.PositionPoint, source).filter(owner__verified_on__isnull=False)
    citations = citations.select_related("owner__topic", "owner__position__country")
    return [
        {
            "name": citation.owner.position.country.heading,
            "url": f"{citation.owner.position.get_absolute_url()}#{citation.owner.topic.slug}",
            "question": citation.owner.topic.name,
            "stance": citation.owner.stance,
            "place": citation.locator or citation.owner.reference,
            **_check(citation.owner.verified_on),
        }
        for citation in citations.order_by("owner__position__slug", "owner__topic__sort_order")
    ]


def _check(checked_on: datetime.date) -> dict[str, Any]:
    """The day of a check, as the components take it."""
    return {"checked_on": checked_on, "is_due": check_is_due(checked_on)}


def _participations(source: models.Source) -> list[dict[str, Any]]:
    """The states by instrument and status, with the oldest check of each group."""
    citations = _citations(models.Participation, source).select_related("owner__country", "owner__instrument")
    groups: dict[tuple, list] = {}
    for citation in citations.order_by("owner__instrument__adopted_on", "owner__instrument", "owner__status"):
        row = citation.owner
        groups.setdefault((row.instrument, row.get_status_display(), row.status), []).append(row)
    return [
        {
            "name": instrument.short_title or instrument.heading,
            "url": f"{instrument.get_absolute_url()}#{status}",
            "status": label,
            "links": record_links(row.country for row in rows),
            **_check(min(row.verified_on for row in rows)),
        }
        for (instrument, label, status), rows in groups.items()
    ]


def _values(source: models.Source) -> list[dict[str, Any]]:
    """How many values of each indicator, of how many countries and which years, and their oldest check."""
    citations = _citations(models.Observation, source)
    rows = citations.values("owner__indicator__slug", "owner__indicator__title").annotate(
        count=Count("pk"),
        countries=Count("owner__country", distinct=True),
        first=Min("owner__year"),
        last=Max("owner__year"),
        oldest_check=Min("owner__verified_on"),
    )
    return [
        {
            "name": row["owner__indicator__title"],
            "url": record_address("indicator", row["owner__indicator__slug"]),
            "count": row["count"],
            "countries": row["countries"],
            "years": _span(row["first"], row["last"]),
            **_check(row["oldest_check"]),
        }
        for row in rows.order_by("owner__indicator__slug")
    ]


def _span(first: int, last: int) -> str:
    return str(first) if first == last else _("%(start)s to %(end)s") % {"start": first, "end": last}
