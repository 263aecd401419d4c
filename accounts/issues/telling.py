"""What an issue tells beside the words of its editors, as data that can be kept.

``chosen``, ``changed`` and ``events`` are keys of records in their order, ``more`` is how many changes were
left out, and ``entries`` holds for each language what is said of each key.
"""

import datetime
from dataclasses import asdict
from typing import Any

from django.utils.translation import override

from accounts.alerts.news import Item, News, news_of
from accounts.alerts.period import Period
from accounts.issues.keys import key_of, public_records
from accounts.letters.changed_fields import ChangedFields
from accounts.letters.entries import EntryWriter
from accounts.letters.words import WORDS
from accounts.models.issue import Edition, NewsletterIssue, beginning_of_next
from initiatives.models import Event
from initiatives.registry import section_of
from initiatives.templatetags.partial_dates import format_partial_range

# A mail that is longer than about a hundred kilobytes is cut by some programs.
MOST_CHANGES = 30
MOST_EVENTS = 15
NO_NEWS = News((), {}, {})
Told = dict[str, Any]


def tell(issue: NewsletterIssue, now: datetime.datetime) -> Told:
    """All that it would tell if it were published now; in a fixed number of queries."""
    since = beginning_of_next(now)
    records = chosen_records(issue)
    news = news_of(Period(since, now)) if issue.with_changes else NO_NEWS
    # What was withdrawn is told by the alerts; a letter of the editors tells of what can be read.
    changed = [item for item in news.items if item.is_major and not item.is_withdrawn]
    events = {key_of(event): event for event in coming(issue, now.date())}
    events = {key: event for key, event in events.items() if key not in records}
    changed = [item for item in changed if key_of(item.record) not in {*records, *events}]
    shown = changed[:MOST_CHANGES]
    return {
        "since": since.isoformat(),
        "until": now.isoformat(),
        "chosen": list(records),
        "changed": [key_of(item.record) for item in shown],
        "events": list(events),
        "more": len(changed) - len(shown),
        "entries": entries_of(news, shown, [*records.values(), *events.values()]),
    }


def told_of(issue: NewsletterIssue, now: datetime.datetime) -> Told:
    """What a draft would tell; of an issue that was sent, what it told, with the correction."""
    edition = Edition.objects.filter(issue=issue.pk).first() if issue.pk else None
    return tell_again(issue, edition.told) if edition else tell(issue, now)


def tell_again(issue: NewsletterIssue, told: Told) -> Told:
    """The same after a correction: other records may be chosen, and all else stays as it was told."""
    records = chosen_records(issue)
    known = told["entries"][next(iter(WORDS))]
    fresh = entries_of(NO_NEWS, [], [record for key, record in records.items() if key not in known])
    chosen = {item.record for item in issue.items.all()}
    return {
        **told,
        "chosen": [
            item.record for item in issue.items.all() if item.record in records or item.record in known
        ],
        "changed": [key for key in told["changed"] if key not in chosen],
        "events": [key for key in told["events"] if key not in chosen],
        "entries": {language: {**told["entries"][language], **fresh[language]} for language in WORDS},
    }


def chosen_records(issue: NewsletterIssue) -> dict[str, Any]:
    """The public ones among the chosen records, by key, in the order of the editors."""
    keys = [item.record for item in issue.items.all()]
    public = public_records(keys)
    return {key: public[key] for key in keys if key in public}


def coming(issue: NewsletterIssue, today: datetime.date) -> list[Event]:
    """Events that begin within the weeks for which the issue looks ahead."""
    if not issue.weeks_ahead:
        return []
    last = (today + datetime.timedelta(weeks=issue.weeks_ahead)).isoformat()
    events = Event.objects.published().with_relations().upcoming(today)
    return list(events.filter(starts_on__gte=today.isoformat()[:7], starts_on__lte=last)[:MOST_EVENTS])


def entries_of(news: News, items: list[Item], records: list[Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """What is said of changed and of other records, by language and key."""
    fields = ChangedFields(news.items)
    said = {}
    for language in WORDS:
        with override(language):
            writer = EntryWriter(news, fields, language)
            entries = {key_of(item.record): writer.entry(item, minor_too=False) for item in items}
            entries |= {
                key_of(record): writer.plain(record, section_of(type(record)), *beside(record))
                for record in records
            }
            said[language] = {key: asdict(entry) for key, entry in entries.items()}
    return said


def beside(record: Any) -> list[str]:
    """What stands beside the type of a record: of an event when and where, else its state."""
    country = getattr(record, "country", None)
    state = country.heading if country else ""
    if not isinstance(record, Event):
        return [state] if state else []
    place = ", ".join(part for part in (record.city, state) if part)
    return [part for part in (format_partial_range(record.starts_on, record.ends_on), place) if part]
