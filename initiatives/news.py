"""News: the records that were published last, and among those of one day the newest facts first."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from initiatives.choices import PublicationWeight
from initiatives.details.common import public_related
from initiatives.models import Initiative, Institution, Instrument, Policy, Position, Publication, Record
from initiatives.templatetags.partial_dates import format_partial_date

NEWS_TYPES = (Policy, Position, Instrument, Initiative, Institution)
MOST_NEWS = 6


@dataclass(frozen=True)
class NewsGroup:
    """What was published on one day, for the first time or again."""

    heading: str
    rows: list[dict[str, Any]]


def latest_news(most: int = MOST_NEWS) -> list[NewsGroup]:
    """The latest publications that readers need to hear of; one query for each type.

    Events stand beside the news and are left out. On the opening day all is published at once; therefore
    the date of the fact orders what was published on the same day.
    """
    records = [record for model in NEWS_TYPES for record in _newest(model, most)]
    records.sort(key=lambda record: (record.news_day, record.date or ""), reverse=True)
    by_day = groupby(records[:most], key=lambda record: (record.news_day, record.news_version == 1))
    return [
        NewsGroup(group_heading(day, is_first), [news_row(record) for record in group])
        for (day, is_first), group in by_day
    ]


def _newest(model: type[Record], most: int) -> QuerySet:
    """Public records of a type by their latest publication of weight."""
    major = Publication.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=OuterRef("pk"),
        weight=PublicationWeight.MAJOR,
    ).order_by("-version")
    records = model.objects.published().select_related(*model.list_related)
    records = records.annotate(
        news_day=TruncDate(Subquery(major.values("published_at")[:1])),
        news_version=Subquery(major.values("version")[:1]),
    )
    dated = F(model.date_field).desc(nulls_last=True)
    return records.filter(news_day__isnull=False).order_by("-news_day", dated, "-pk")[:most]


def group_heading(day: datetime.date, is_first: bool) -> str:
    """“First published on 23 Nov 2026”, or changed."""
    text = _("First published on %(date)s") if is_first else _("Changed on %(date)s")
    return text % {"date": format_partial_date(day)}


def news_row(record: Record) -> dict[str, Any]:
    """A record as a dated line: what it is, whose it is, its title and what it says."""
    country = public_related(record, "country") if hasattr(record, "country_id") else None
    return {
        "when": record.type_label,
        "prefix": country.heading if country else "",
        "heading": record.heading,
        "lang": record.heading_language,
        "url": record.get_absolute_url(),
        "text": record.summary,
    }
