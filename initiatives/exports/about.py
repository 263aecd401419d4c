"""What every file says of itself: its licence, how to cite it, the query that made it and when."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from initiatives.addresses import site_address
from initiatives.dataset.public_values import moment_text
from initiatives.exports.forms import query_of_file
from initiatives.licence import LICENCE, LICENCE_URL
from initiatives.list_query import ListQuery
from initiatives.templatetags.partial_dates import format_partial_date

LONGEST_NAME = 80


@dataclass(frozen=True)
class About:
    """A list as it was given away: ``key`` begins the name of its file, ``path`` is that of its page."""

    key: str
    title: str
    path: str
    query: ListQuery
    exported_at: datetime.datetime

    @classmethod
    def of(cls, key: str, title: str, path: str, query: ListQuery) -> "About":
        """The list as it is given away now."""
        return cls(key, title, path, query_of_file(query), timezone.now())

    @property
    def address(self) -> str:
        """The page of the list with the same filters."""
        return site_address(self.query.address(self.path))

    @property
    def moment(self) -> str:
        """When it was given away, in coordinated universal time."""
        return moment_text(self.exported_at) or ""

    @property
    def citation(self) -> str:
        """How to cite the file."""
        return list_citation(self.title, self.query, self.path, self.exported_at)

    @property
    def file_name(self) -> str:
        """“policies-country-bra-2026-11-27”, cut where many filters are on."""
        words = slugify(" ".join(f"{name} {value}" for name, value in self.query.pairs))
        name = "-".join(part for part in (self.key, words) if part)[:LONGEST_NAME].rstrip("-_")
        return f"{name}-{self.exported_at:%Y-%m-%d}"

    @property
    def facts(self) -> dict[str, Any]:
        """The same by name, as files hold it."""
        query: dict[str, list[str]] = {}
        for name, value in self.query.pairs:
            query.setdefault(name, []).append(value)
        return {
            "title": self.title,
            "publisher": settings.WAGTAIL_SITE_NAME,
            "licence": LICENCE,
            "licence_url": LICENCE_URL,
            "citation": self.citation,
            "address": self.address,
            "query": query,
            "exported_at": self.moment,
        }


def list_citation(title: str, query: ListQuery, path: str, moment: datetime.datetime) -> str:
    """How to cite a list with its filters as it was seen at a moment."""
    query = query_of_file(query)
    filters = ", ".join(f"{name}: {value}" for name, value in query.pairs)
    parts = {
        "title": f"{title} ({filters})" if filters else title,
        "site": settings.WAGTAIL_SITE_NAME,
        "date": format_partial_date(moment.astimezone(datetime.UTC).date()),
        "address": site_address(query.address(path)),
    }
    return _("%(title)s, in: %(site)s, as it stood on %(date)s. %(address)s") % parts
