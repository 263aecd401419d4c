"""Readers with what they follow, read in one pass however many they are."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from accounts.alerts.rules import Rule
from accounts.models import Follow, Subscriber

CHUNK = 2000
RULE_COLUMNS = ("kind", "country", "theme", "section", "query", "slug")


@dataclass(frozen=True)
class Reader:
    """Of one reader, what decides what they are told; ``follows`` has the key of the row for each rule."""

    key: int
    minor_too: bool
    follows: Mapping[Rule, int]

    @cached_property
    def rules(self) -> frozenset[Rule]:
        """What they follow."""
        return frozenset(self.follows)


def readers_of(rhythm: str, confirmed_by: datetime.datetime, today: datetime.date) -> Iterator[Reader]:
    """All who are written to today in this rhythm and had confirmed their address by then, in one query."""
    subscribers = Subscriber.objects.receiving(today).filter(rhythm=rhythm, confirmed_at__lte=confirmed_by)
    return _with_rules(Follow.objects.filter(subscriber__in=subscribers))


def rules_of(subscribers: Collection[int]) -> dict[int, Reader]:
    """Some readers with what they follow now, in one query."""
    return {reader.key: reader for reader in _with_rules(Follow.objects.filter(subscriber__in=subscribers))}


def _with_rules(follows: QuerySet[Follow]) -> Iterator[Reader]:
    rows: Any = (
        follows.order_by("subscriber_id")
        .values_list("subscriber_id", "subscriber__minor_too", "pk", *RULE_COLUMNS)
        .iterator(chunk_size=CHUNK)
    )
    for (key, minor_too), its in groupby(rows, key=itemgetter(0, 1)):
        yield Reader(key, minor_too, {Rule(*row[3:]): row[2] for row in its})
