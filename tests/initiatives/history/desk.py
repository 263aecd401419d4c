"""Versions and removals at chosen times, for tests of the history."""

import datetime

from initiatives.actions.publish import publish_record
from initiatives.actions.remove import unpublish_record, withdraw_record
from initiatives.history.versions import publications_of
from initiatives.models import Publication, Removal
from tests.factories import UserFactory


def moment(text: str) -> datetime.datetime:
    """A time in coordinated universal time, such as ``2026-03-01T12:00``."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


def publish_at(record, when: str, note: str = "A change.", weight: str = "major", **fields) -> Publication:
    """Publish another version of a record with some fields changed, as if at that time."""
    record = type(record).objects.get(pk=record.pk)
    for name, value in fields.items():
        setattr(record, name, value)
    publish_record(record, change_note=note, weight=weight, role="editor")
    latest = Publication.objects.of(record).order_by("-version").first()
    return move(latest, when)


def move(publication: Publication, when: str) -> Publication:
    """Have a version published at that time."""
    Publication.objects.filter(pk=publication.pk).update(published_at=moment(when))
    publication.refresh_from_db()
    return publication


def move_first(record, when: str) -> None:
    """Have the only version of a record published at that time."""
    move(publications_of(record).get(), when)


def withdraw_at(record, when: str, reason: str = "It was replaced.") -> Removal:
    """Withdraw a record as if at that time."""
    removal = withdraw_record(record, UserFactory(superuser=True), reason)
    return _removed_at(removal, when)


def unpublish_at(record, when: str, reason: str = "It was wrong.") -> Removal:
    """Unpublish a record as if at that time."""
    removal = unpublish_record(record, UserFactory(superuser=True), reason)
    return _removed_at(removal, when)


def _removed_at(removal: Removal, when: str) -> Removal:
    Removal.objects.filter(pk=removal.pk).update(removed_at=moment(when))
    removal.refresh_from_db()
    return removal
