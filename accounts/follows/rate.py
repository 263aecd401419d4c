"""How many mails a month somebody would get, by what was published in the last year."""

import datetime
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.alerts.period import Change, bursts
from accounts.follows.choice import EVERYTHING, LETTERS, Choice
from accounts.models import Edition
from accounts.models.follow import FollowKind
from accounts.models.subscriber import Rhythm
from initiatives.choices import PublicationWeight
from initiatives.filters.changes import COUNTRY_PATHS, ChangeFilterSet
from initiatives.filters.everywhere import EverythingFilterSet
from initiatives.following import FOLLOWED_SECTIONS
from initiatives.history.public import public_versions
from initiatives.models import Event, Initiative, Instrument, Publication

YEAR = datetime.timedelta(days=365)
DAYS_OF_A_MONTH = 365 / 12
THEMED = (Event, Initiative, Instrument)


@dataclass(frozen=True)
class Rate:
    """So many mails by each rhythm in so many days, the days for which there is something to count."""

    mails: dict[str, int]
    days: int

    def words(self, rhythm: str) -> str:
        """“about 3 mails a month”; less than one a month is said as such."""
        if not self.mails[rhythm]:
            return _("no mail in the last year")
        monthly = round(self.mails[rhythm] * DAYS_OF_A_MONTH / self.days)
        if not monthly:
            return _("less than one mail a month")
        said = ngettext("about %(number)d mail a month", "about %(number)d mails a month", monthly)
        return said % {"number": monthly}


def mail_rate(
    choices: tuple[Choice, ...], now: datetime.datetime | None = None, minor_too: bool = False
) -> Rate:
    """What the last year would have made of these follows; as many queries for many as for few.

    There is a mail for each week or month in which something was published, and one at once for each minute
    in which a record had rested for the settling time, as in ``accounts.alerts.period``. What the portal has
    existed for less than a year is counted by its days, at least those of a month. Letters of the editors
    come in addition, by every rhythm.
    Only searches add queries, those of their vocabularies.
    """
    now = now or timezone.now()
    since = now - YEAR
    versions = public_versions().filter(published_at__gt=since, published_at__lte=now)
    versions = versions.filter(condition_of(choices)).order_by()
    if not minor_too:
        versions = versions.filter(weight=PublicationWeight.MAJOR)
    rows = list(versions.values_list("content_type", "object_id", "published_at").distinct())
    moments = {moment for _type, _key, moment in rows}
    first = Publication.objects.order_by("published_at").values_list("published_at", flat=True).first()
    days = (now - max(since, first)).days if first else 0
    mails = {
        Rhythm.AT_ONCE.value: len(_settled(rows)),
        Rhythm.WEEKLY.value: len({moment.isocalendar()[:2] for moment in moments}),
        Rhythm.MONTHLY.value: len({(moment.year, moment.month) for moment in moments}),
    }
    if LETTERS in choices:
        letters = Edition.objects.filter(until__gt=since, until__lte=now).count()
        mails = {rhythm: number + letters for rhythm, number in mails.items()}
    return Rate(mails, max(days, round(DAYS_OF_A_MONTH)))


def _settled(rows: list[tuple[int, int, datetime.datetime]]) -> set[datetime.datetime]:
    """The minutes of the last change of each burst: what settles in one minute is told in one mail."""
    settling = datetime.timedelta(minutes=settings.ALERTS_SETTLE_MINUTES)
    changes: dict[tuple[int, int], list[Change]] = defaultdict(list)
    for content_type, key, moment in sorted(rows, key=itemgetter(2)):
        changes[content_type, key].append(Change(moment, "", True, 0, None))
    ends = (burst[-1].at for its in changes.values() for burst in bursts(its, settling))
    return {end.replace(second=0, microsecond=0) for end in ends}


def condition_of(choices: tuple[Choice, ...]) -> Q:
    """Publications of records that are public and that any of the choices follows."""
    if any(choice.kind == FollowKind.EVERYTHING for choice in choices):
        return _any_of({section.model: Q() for section in FOLLOWED_SECTIONS.values()})
    condition = _any_of(_records_of(choices))
    for choice in choices:
        condition |= CONDITIONS.get(choice.kind, _nothing)(choice)
    return condition


def _nothing(choice: Choice) -> Q:
    return Q(pk__in=[])


def _search(choice: Choice) -> Q:
    section = FOLLOWED_SECTIONS[choice.key]
    return _about(section.model, section.filterset_class(choice.query).narrow())


def _everywhere(choice: Choice) -> Q:
    """Publications of what the page of search finds; narrative pages and plain rows have none."""
    filterset, condition = EverythingFilterSet(choice.query), Q(pk__in=[])
    for section in FOLLOWED_SECTIONS.values():
        rows = filterset.narrowed(section) if filterset.covers(section.key) else None
        condition |= _nothing(choice) if rows is None else _about(section.model, rows)
    return condition


def _changes(choice: Choice) -> Q:
    """Publications that the page of changes shows; withdrawals are none and are not counted."""
    shown = ChangeFilterSet(choice.query, Publication.objects.all()).narrow()
    return Q(pk__in=shown.order_by().values("pk")) & condition_of((EVERYTHING,))


def _about(model: Any, rows: QuerySet) -> Q:
    content_type = ContentType.objects.get_for_model(model)
    return Q(content_type=content_type, object_id__in=rows.order_by().values("pk"))


CONDITIONS: dict[str, Callable[[Choice], Q]] = {
    FollowKind.SEARCH: _search,
    FollowKind.EVERYWHERE: _everywhere,
    FollowKind.CHANGES: _changes,
}


def _records_of(choices: tuple[Choice, ...]) -> dict:
    """For each type of record, which of its rows countries, subjects, single records and sections follow."""
    keys = {
        kind: [choice.key for choice in choices if choice.kind == kind]
        for kind in (FollowKind.COUNTRY, FollowKind.THEME, FollowKind.RECORD, FollowKind.SECTION)
    }
    records: dict = {}
    if codes := keys[FollowKind.COUNTRY]:
        for model, path in COUNTRY_PATHS:
            records[model] = records.get(model, Q(pk__in=[])) | Q(**{f"{path}__in": codes})
    if slugs := keys[FollowKind.THEME]:
        for themed in THEMED:
            records[themed] = records.get(themed, Q(pk__in=[])) | Q(themes__slug__in=slugs)
    for name in keys[FollowKind.RECORD]:
        key, _slash, slug = name.partition("/")
        model = FOLLOWED_SECTIONS[key].model
        records[model] = records.get(model, Q(pk__in=[])) | Q(slug=slug)
    for key in keys[FollowKind.SECTION]:
        records[FOLLOWED_SECTIONS[key].model] = Q()
    return records


def _any_of(records: dict) -> Q:
    condition = Q(pk__in=[])
    for model, rows in records.items():
        public = model._default_manager.published().filter(rows).order_by().values("pk")
        content_type = ContentType.objects.get_for_model(model)
        condition |= Q(content_type=content_type, object_id__in=public)
    return condition
