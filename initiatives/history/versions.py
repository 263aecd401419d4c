"""The versions of a record that the public has seen: when, in which role, why, of what weight."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from initiatives.choices import RemovalKind
from initiatives.history.public import public_removals, public_versions
from initiatives.models import Publication, Record, Removal


@dataclass(frozen=True)
class Version:
    """One version as readers are told of it: roles and reasons, never a person."""

    publication: Publication
    address: str

    @property
    def number(self) -> int:
        """Its place among the versions of its record, from 1."""
        return self.publication.version

    @property
    def heading(self) -> str:
        """“Version 2”."""
        return _("Version %(number)d") % {"number": self.number}

    @property
    def anchor(self) -> str:
        """Where it stands on the page of the history."""
        return f"version-{self.number}"

    @property
    def day(self) -> datetime.date:
        """The day of its publication, in coordinated universal time."""
        return day_of(self.publication.published_at)

    @property
    def by(self) -> str:
        """In which roles it was written and published."""
        roles = {
            "author": self.publication.get_author_role_display(),
            "role": self.publication.get_role_display(),
        }
        if self.publication.author_role:
            return _("Written by: %(author)s. Published by: %(role)s.") % roles
        return _("Published by: %(role)s.") % roles

    @property
    def override(self) -> str:
        """Why no second person read it, where that was so."""
        reason = self.publication.override_reason
        return _("Published without a second reader: %(reason)s") % {"reason": reason} if reason else ""

    @property
    def weight(self) -> str:
        """The word for its weight."""
        return capfirst(str(self.publication.get_weight_display()))

    @property
    def note(self) -> str:
        """Why it was published."""
        return self.publication.change_note


def day_of(moment: datetime.datetime) -> datetime.date:
    """The day of a moment in coordinated universal time, in which all days of the history are counted."""
    return moment.astimezone(datetime.UTC).date()


@dataclass(frozen=True)
class Absence:
    """That a record was taken from the public."""

    removal: Removal

    @property
    def heading(self) -> str:
        """“Withdrawn”."""
        return capfirst(str(self.removal.get_kind_display()))

    @property
    def day(self) -> datetime.date:
        """The day on which it was taken away, in coordinated universal time."""
        return day_of(self.moment)

    @property
    def moment(self) -> datetime.datetime:
        """When it was taken away; one that has been carried out has its time."""
        return self.removal.removed_at or self.removal.decided_at

    @property
    def by(self) -> str:
        """In which role somebody took it away."""
        return _("By: %(role)s.") % {"role": self.removal.get_role_display()}

    @property
    def note(self) -> str:
        """Why it was taken away."""
        return self.removal.reason


def publications_of(record: Record) -> QuerySet[Publication]:
    """What the public may read of the versions of a record, latest first."""
    return public_versions().of(record).order_by("-version")


def removals_of(record: Record) -> QuerySet[Removal]:
    """When and why a record was taken from the public, latest first."""
    return public_removals().of(record).order_by("-removed_at", "-pk")


def version_of(record: Record, publication: Publication) -> Version:
    """A version with the address at which it is shown as it stood."""
    return Version(publication, on_day_address(record, day_of(publication.published_at)))


def history_address(record: Any) -> str:
    """The page of the history of a record."""
    return reverse(f"{record._meta.model_name}_history", args=[record.slug])


def on_day_address(record: Any, day: datetime.date) -> str:
    """The page of a record as it stood on a day."""
    return reverse(f"{record._meta.model_name}_on_day", args=[record.slug, day.isoformat()])


def history_links(record: Any) -> list[dict[str, str]]:
    """The way to the history for the toolbar of a page; rows without versions and drafts have none."""
    if not isinstance(record, Record) or not record.pk or not record.last_published_at:
        return []
    if not record.live and not (record.removal and record.removal.kind == RemovalKind.WITHDRAWN):
        return []
    return [{"label": _("History"), "url": history_address(record)}]
