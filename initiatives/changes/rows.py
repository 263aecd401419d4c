"""Changes as they are shown: what happened to which record, when and why."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Revision

from initiatives.changes.query import VERSION
from initiatives.choices import PublicationWeight
from initiatives.details.common import public_related
from initiatives.history.versions import Absence, day_of, history_address
from initiatives.models import Publication, Removal
from initiatives.registry import section_of


@dataclass(frozen=True)
class ChangeRow:
    """One change of one record."""

    change: Publication | Removal
    record: Any

    @property
    def version(self) -> int | None:
        """The number of the version; None where the record was withdrawn."""
        return self.change.version if isinstance(self.change, Publication) else None

    @property
    def at(self) -> datetime.datetime:
        """When it happened."""
        change = self.change
        return change.published_at if isinstance(change, Publication) else Absence(change).moment

    @property
    def day(self) -> datetime.date:
        """On which day, in coordinated universal time."""
        return day_of(self.at)

    @property
    def happened(self) -> str:
        """What happened."""
        if self.version is None:
            return _("Withdrawn")
        return _("First published") if self.version == 1 else _("Changed")

    @property
    def note(self) -> str:
        """Why."""
        change = self.change
        return change.change_note if isinstance(change, Publication) else change.reason

    @property
    def weight(self) -> str:
        """The key of the weight; what was withdrawn has the greater one."""
        return getattr(self.change, "weight", PublicationWeight.MAJOR)

    @property
    def weight_label(self) -> str:
        """The word for the weight."""
        return capfirst(str(PublicationWeight(self.weight).label))

    @property
    def role(self) -> str:
        """In which role somebody did it."""
        return str(self.change.get_role_display())

    @property
    def prefix(self) -> str:
        """The name of the state to which the record belongs."""
        country = public_related(self.record, "country") if hasattr(self.record, "country_id") else None
        return country.heading if country else ""

    @property
    def url(self) -> str:
        """The page of the record."""
        return self.record.get_absolute_url()

    @property
    def history_url(self) -> str:
        """The place in the history of the record where the change stands."""
        anchor = f"#version-{self.version}" if self.version else ""
        return history_address(self.record) + anchor

    @property
    def identity(self) -> str:
        """A name of the change for ever, whatever becomes of its addresses (RFC 4151)."""
        host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
        what = f"version/{self.version}" if self.version else f"withdrawal/{self.change.pk}"
        return f"tag:{host},2026:{section_of(type(self.record)).key}/{self.record.pk}/{what}"


def rows_of(keys: Iterable[tuple[Any, ...]]) -> list[ChangeRow]:
    """The rows of a page in their order, by their sorts and keys; a fixed number of queries."""
    listed = [(sort == VERSION, key) for sort, key, *_at in keys]
    versions = Publication.objects.in_bulk([key for is_version, key in listed if is_version])
    removals = Removal.objects.in_bulk([key for is_version, key in listed if not is_version])
    changes: list[Any] = [(versions if is_version else removals)[key] for is_version, key in listed]
    records = _records_of(changes)
    return [
        ChangeRow(change, records[change.content_type_id, change.object_id, change.pk]) for change in changes
    ]


def _records_of(changes: list[Any]) -> dict[tuple[int, int, int], Any]:
    """The records by type, key and change, one query for each type.

    The row of a record that is not live may hold a draft; such a one is called what it was called then.
    """
    keys = defaultdict(set)
    for change in changes:
        keys[ContentType.objects.get_for_id(change.content_type_id)].add(change.object_id)
    rows = {
        (content_type.pk, row.pk): row
        for content_type, wanted in keys.items()
        for row in _with_country(content_type.model_class()).filter(pk__in=wanted)
    }
    hidden = [change for change in changes if not rows[change.content_type_id, change.object_id].live]
    contents = Revision.objects.in_bulk([change.revision_id for change in hidden])
    records = {}
    for change in changes:
        row = rows[change.content_type_id, change.object_id]
        its = row if row.live else bare_record(row, contents[change.revision_id].content)
        records[change.content_type_id, change.object_id, change.pk] = its
    return records


def _with_country(model: Any) -> Any:
    """Rows with the state to which they belong, which is shown if it is public."""
    rows = model._default_manager.all()
    return rows.select_related("country") if hasattr(model, "country_id") else rows


def bare_record(row: Any, content: dict[str, Any]) -> Any:
    """A record with the plain columns of a content, without its relations, under the key of its row."""
    plain = {field.name for field in row._meta.concrete_fields if not field.is_relation} - {
        "title",
        "summary",
    }
    facts = {name: value for name, value in content.items() if name in plain}
    record = type(row).from_serializable_data({**facts, "pk": row.pk}, check_fks=False)
    record.slug, record.live = row.slug, row.live
    return record
