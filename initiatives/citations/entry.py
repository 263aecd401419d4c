"""What a citation says, whatever form it is written in."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.addresses import site_address
from initiatives.history.versions import day_of, history_address, on_day_address, publications_of
from initiatives.models import Publication, Record
from initiatives.templatetags.partial_dates import format_partial_date


@dataclass(frozen=True)
class Entry:
    """One record, in one version where it has versions; ``issued`` is the day of that version."""

    key: str
    title: str
    language: str
    address: str
    site: str
    accessed: datetime.date
    issued: datetime.date | None = None
    version: int | None = None

    @property
    def text(self) -> str:
        """The citation as a sentence."""
        parts = {
            "title": self.title,
            "site": self.site,
            "number": self.version,
            "issued": format_partial_date(self.issued),
            "address": self.address,
            "accessed": format_partial_date(self.accessed),
        }
        if self.issued:
            whole = _(
                "%(title)s, in: %(site)s, version %(number)d of %(issued)s. %(address)s (read %(accessed)s)"
            )
        else:
            whole = _("%(title)s, in: %(site)s. %(address)s (read %(accessed)s)")
        return whole % parts


def entry_of(record: Any, publication: Publication | None = None, is_present: bool = True) -> Entry:
    """How to cite a record as it was published; ``record`` holds the content of that version.

    The present version is cited by the page of the record, an earlier one by the page of its day.
    """
    parts = {} if publication is None else _version_parts(record, publication)
    address = record.get_absolute_url()
    if publication is not None and not is_present:
        address = version_address(record, publication)
    number = f"-v{publication.version}" if publication else ""
    return Entry(
        key=f"{record._meta.model_name}-{record.slug}{number}",
        title=" ".join(str(record).split()),
        language=getattr(record, "heading_language", "") or getattr(record, "language", "") or "en",
        address=site_address(address),
        site=settings.WAGTAIL_SITE_NAME,
        accessed=timezone.now().astimezone(datetime.UTC).date(),
        **parts,
    )


def _version_parts(record: Any, publication: Publication) -> dict[str, Any]:
    return {"issued": day_of(publication.published_at), "version": publication.version}


def version_address(record: Record, publication: Publication) -> str:
    """Where a version can be read: on the page of its day, unless a later one of that day stands there."""
    day = day_of(publication.published_at)
    later = publications_of(record).filter(version__gt=publication.version).order_by("version").first()
    if later is not None and day_of(later.published_at) == day:
        return f"{history_address(record)}#version-{publication.version}"
    return on_day_address(record, day)


def cite_address(record: Any) -> str:
    """The page with the citations of a record."""
    return reverse(f"{record._meta.model_name}_cite", args=[record.slug])
