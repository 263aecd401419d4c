"""How many mails a month somebody would get, by what was published in the last year."""

import datetime
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.follows.choice import Choice
from accounts.models.follow import FollowKind
from accounts.models.subscriber import Rhythm
from initiatives.choices import PublicationWeight
from initiatives.filters.changes import COUNTRY_PATHS
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

    There is a mail for each hour, week or month in which something was published. What the portal has
    existed for less than a year is counted by its days, at least those of a month.
    Only searches add queries, those of their vocabularies.
    """
    now = now or timezone.now()
    since = now - YEAR
    versions = public_versions().filter(published_at__gt=since, published_at__lte=now)
    versions = versions.filter(condition_of(choices)).order_by()
    if not minor_too:
        versions = versions.filter(weight=PublicationWeight.MAJOR)
    moments = list(versions.values_list("published_at", flat=True).distinct())
    first = Publication.objects.order_by("published_at").values_list("published_at", flat=True).first()
    days = (now - max(since, first)).days if first else 0
    mails = {
        Rhythm.AT_ONCE.value: len({moment.replace(minute=0, second=0, microsecond=0) for moment in moments}),
        Rhythm.WEEKLY.value: len({moment.isocalendar()[:2] for moment in moments}),
        Rhythm.MONTHLY.value: len({(moment.year, moment.month) for moment in moments}),
    }
    return Rate(mails, max(days, round(DAYS_OF_A_MONTH)))


def condition_of(choices: tuple[Choice, ...]) -> Q:
    """Publications of records that are public and that any of the choices follows."""
    if any(choice.kind == FollowKind.EVERYTHING for choice in choices):
        return _any_of({section.model: Q() for section in FOLLOWED_SECTIONS.values()})
    condition = _any_of(_records_of(choices))
    for choice in choices:
        if choice.kind == FollowKind.SEARCH:
            section = FOLLOWED_SECTIONS[choice.key]
            found = section.filterset_class(choice.query).narrow().order_by().values("pk")
            content_type = ContentType.objects.get_for_model(section.model)
            condition |= Q(content_type=content_type, object_id__in=found)
    return condition


def _records_of(choices: tuple[Choice, ...]) -> dict:
    """For each type of record, which of its rows countries, subjects and sections follow."""
    keys = {
        kind: [choice.key for choice in choices if choice.kind == kind]
        for kind in (FollowKind.COUNTRY, FollowKind.THEME, FollowKind.SECTION)
    }
    records: dict = {}
    if codes := keys[FollowKind.COUNTRY]:
        for model, path in COUNTRY_PATHS:
            records[model] = records.get(model, Q(pk__in=[])) | Q(**{f"{path}__in": codes})
    if slugs := keys[FollowKind.THEME]:
        for themed in THEMED:
            records[themed] = records.get(themed, Q(pk__in=[])) | Q(themes__slug__in=slugs)
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
