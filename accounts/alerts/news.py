"""What happened to the public records in a period: each record once, with its changes and the difference."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Revision

from accounts.alerts.period import Change, Period
from accounts.alerts.row_news import RowNews, rows_of_batches
from initiatives.changes.query import filters_of
from initiatives.changes.rows import bare_record
from initiatives.choices import PublicationWeight
from initiatives.history.related import keys_in
from initiatives.models import Country, Theme
from initiatives.registry import Section, section_of

Place = tuple[int, int]
Content = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Item:
    """One record that is told of; ``place`` is its number among the news of the period.

    ``before`` is what the public could read before the changes, None where it could read nothing. States
    and subjects are keys of those that are public; states are those of the rows too that changed.
    """

    place: int
    record: Any
    section: Section
    changes: tuple[Change, ...]
    before: Content | None
    after: Content
    countries: frozenset[int]
    themes: frozenset[int]
    rows: tuple[RowNews, ...] = ()

    @property
    def is_withdrawn(self) -> bool:
        """Whether the record was taken from the public."""
        return self.changes[-1].is_withdrawal

    @property
    def is_new(self) -> bool:
        """Whether the public sees it for the first time."""
        return self.before is None

    @cached_property
    def is_major(self) -> bool:
        """Whether any of its changes is for those as well who want no minor ones."""
        return any(change.is_major for change in self.changes)


@dataclass(frozen=True)
class News:
    """The items of a period in the order of their records' last changes, newest first, and their names."""

    items: tuple[Item, ...]
    countries: Mapping[int, Country]
    themes: Mapping[int, Theme]


def news_of(period: Period) -> News:
    """What is told of a period; a fixed number of queries, however much there is.

    What is withdrawn when this is asked is not told as news. That it was withdrawn is told where the public
    had been able to read it before the period began; of what came and went, nothing is.
    """
    touched = _touched(period)
    told = {
        place: changes for place, all_changes in touched.items() if (changes := _told(period, all_changes))
    }
    contents = _contents(told, touched)
    records = _records(told, contents)
    drafts = []
    for place, changes in told.items():
        if place in records:
            drafts.append((place, changes, _before(touched[place], changes)))
    drafts.sort(key=lambda draft: (draft[1][-1].at, draft[0]), reverse=True)
    return _news(drafts, records, contents)


def _told(period: Period, changes: list[Change]) -> list[Change]:
    """The changes that are told of one record."""
    told = period.told(changes)
    if not told or not changes[-1].is_withdrawal:
        return [change for change in told if not change.is_withdrawal]
    withdrawn = told[-1].is_withdrawal and told[-1] is changes[-1]
    known = any(not change.is_withdrawal for change in changes[: changes.index(told[0])])
    return [told[-1]] if withdrawn and known else []


def _touched(period: Period) -> dict[Place, list[Change]]:
    """All public changes, oldest first, of the records that have one in the period."""
    versions, removals = (its.qs.order_by() for its in filters_of(""))
    within = {"gt": period.since, "lte": period.until}
    keys = set(_places(versions, "published_at", within)) | set(_places(removals, "removed_at", within))
    changes: dict[Place, list[Change]] = defaultdict(list)
    by_type: dict[int, set[int]] = defaultdict(set)
    for content_type, key in keys:
        by_type[content_type].add(key)
    for content_type, its in by_type.items():
        of_type = {"content_type": content_type, "object_id__in": its}
        for row in versions.filter(**of_type):
            major = row.weight == PublicationWeight.MAJOR
            change = Change(
                row.published_at, row.change_note, major, row.revision_id, row.version, row.batch_id
            )
            changes[content_type, row.object_id].append(change)
        for row in removals.filter(**of_type):
            change = Change(row.removed_at, row.reason, True, row.revision_id or 0, None)
            changes[content_type, row.object_id].append(change)
    for its_changes in changes.values():
        its_changes.sort(key=lambda change: (change.at, change.version or 0))
    return changes


def _places(rows: QuerySet, column: str, within: Mapping[str, Any]) -> Iterable[Place]:
    condition = {f"{column}__{lookup}": value for lookup, value in within.items()}
    return rows.filter(**condition).values_list("content_type", "object_id")


def _before(changes: list[Change], told: list[Change]) -> int | None:
    """The revision that the public could read before, None where there was none."""
    earlier = [change for change in changes[: changes.index(told[0])] if not change.is_withdrawal]
    return earlier[-1].revision if earlier else None


def _contents(
    told: Mapping[Place, list[Change]], touched: Mapping[Place, list[Change]]
) -> dict[int, Content]:
    """The contents of the versions before and after."""
    wanted = set()
    for place, changes in told.items():
        wanted |= {changes[-1].revision, _before(touched[place], changes)}
    rows = Revision.objects.filter(pk__in={key for key in wanted if key}).values_list("pk", "content")
    return dict(rows.iterator())


def _records(told: Mapping[Place, list[Change]], contents: Mapping[int, Content]) -> dict[Place, Any]:
    """The records: public ones as they are, withdrawn ones as they were called then."""
    keys: dict[int, set[int]] = defaultdict(set)
    for content_type, key in told:
        keys[content_type].add(key)
    records: dict[Place, Any] = {}
    for content_type, its in keys.items():
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        public = {
            row.pk: row for row in model._default_manager.published().with_relations().filter(pk__in=its)
        }
        records |= {(content_type, key): row for key, row in public.items()}
        hidden = [key for key in its if told[content_type, key][-1].is_withdrawal]
        for row in model._default_manager.filter(pk__in=hidden, live=False):
            content = contents.get(told[content_type, row.pk][-1].revision)
            if content is not None:
                records[content_type, row.pk] = bare_record(row, dict(content))
    return records


def _news(
    drafts: list[tuple[Place, list[Change], int | None]],
    records: Mapping[Place, Any],
    contents: Mapping[int, Content],
) -> News:
    rows = _rows(drafts, records)
    after = {place: contents[changes[-1].revision] for place, changes, _before in drafts}
    states = {key for its in after.values() for key in _states(its)}
    states |= {row.country for its in rows.values() for row in its}
    countries = Country.objects.published().in_bulk(states)
    themes = Theme.objects.in_bulk({key for its in after.values() for key in keys_in(its.get("themes"))})
    items = tuple(
        Item(
            place=number,
            record=records[place],
            section=section_of(type(records[place])),
            changes=tuple(changes),
            before=contents.get(before) if before else None,
            after=after[place],
            countries=(_states(after[place]) | {row.country for row in rows.get(place, ())})
            & countries.keys(),
            themes=frozenset(keys_in(after[place].get("themes"))) & themes.keys(),
            rows=tuple(rows.get(place, ())),
        )
        for number, (place, changes, before) in enumerate(drafts)
    )
    return News(items, countries, themes)


def _rows(
    drafts: list[tuple[Place, list[Change], int | None]], records: Mapping[Place, Any]
) -> dict[Place, list[RowNews]]:
    """The rows that changed with what is told of each record."""
    told = {
        place: {its.batch: its.is_major for its in changes if its.batch} for place, changes, _old in drafts
    }
    batches = {batch: is_major for its in told.values() for batch, is_major in its.items()}
    return rows_of_batches(batches, {place: records[place] for place in told if told[place]})


def _states(content: Content) -> frozenset[int]:
    """The states to which a record belongs, or which take part in it."""
    states = {*keys_in(content.get("country")), *keys_in(content.get("countries"))}
    return frozenset(states | set(keys_in(content.get("pk")) if "iso3" in content else []))
