"""How a record that was taken from the public stands: withdrawn and still readable, or gone."""

import datetime
from dataclasses import dataclass
from typing import Any

from initiatives.choices import RemovalKind
from initiatives.history.on_day import content_on, record_on
from initiatives.models import Record, Removal


@dataclass(frozen=True)
class Standing:
    """What readers find at the address: the last public content, or only the reason, or another address."""

    removal: Removal
    record: Any = None
    successor_url: str = ""

    @property
    def since(self) -> datetime.datetime | None:
        """When it was taken away."""
        return self.removal.removed_at


def standing_of(model: type[Any], slug: str) -> Standing | None:
    """How a record stands that is not public, or None where the public never knew it.

    Nothing of a draft is in the answer: the content is that of the last publication.
    """
    if not issubclass(model, Record):
        return None
    record = model.objects.filter(slug=slug, live=False).first()
    removal = record and record.removal
    if removal is None:
        return None
    if removal.kind == RemovalKind.WITHDRAWN:
        content = withdrawn_content(removal)
        return Standing(removal, content) if content is not None else None
    successor = removal.successor
    known = successor is not None and (successor.live or successor.removal is not None)
    return Standing(removal, successor_url=successor.get_absolute_url() if known else "")


def withdrawn_content(removal: Removal):
    """The last public version of a withdrawn record; None while the country that it is of is not public."""
    its = record_on(removal.record, datetime.date.max)
    if its is None:
        return None
    record = content_on(removal.record, its)
    belongs = hasattr(record, "country_id") and not record._meta.get_field("country").null
    return None if belongs and record.country_id is None else record
