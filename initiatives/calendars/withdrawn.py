"""Withdrawn events as the public last knew them, so that calendars that hold them learn of it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from initiatives.changes.rows import bare_record
from initiatives.history.public import public_versions
from initiatives.models import Event


def as_last_public(events: list[Event]) -> list[Event]:
    """Each event with the plain facts of its last public version, in one query.

    The row of a record that is not live may hold a draft.
    """
    versions = public_versions().filter(
        content_type=ContentType.objects.get_for_model(Event), object_id__in=[event.pk for event in events]
    )
    contents: dict[int, dict[str, Any]] = {
        version.object_id: version.revision.content
        for version in versions.select_related("revision").order_by("version")
    }
    return [bare_record(event, contents[event.pk]) for event in events if event.pk in contents]
