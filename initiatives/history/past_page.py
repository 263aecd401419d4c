"""What the page of a record says differently when it shows the record as it stood on a day."""

import datetime
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from initiatives.details.common import citation_text, heading_of
from initiatives.history.versions import history_address, on_day_address
from initiatives.models import Publication
from initiatives.templatetags.partial_dates import format_partial_date


def as_it_stood(context: dict[str, Any], record: Any, publication: Publication, day: datetime.date) -> dict:
    """The parts of a page's context that change: notice, way back, title and how to cite it."""
    address, words = on_day_address(record, day), format_partial_date(day)
    label = _("As it stood on %(date)s") % {"date": words}
    cite = citation_text(heading_of(record), address, day)
    parts: dict[str, Any] = {
        "past": {
            "strong": _("This is version %(number)d, as it stood on %(date)s.")
            % {"number": publication.version, "date": words},
            "text": _(
                "Its own facts and sources are those of the end of that day (UTC); lists of other records, "
                "of values and of who takes part are those of today."
            ),
            "present_url": record.get_absolute_url(),
            "history_url": history_address(record),
        },
        "crumbs": [*context["crumbs"], {"label": label, "url": address}],
        "page_title": f"{context.get('page_title') or heading_of(record)}, {label}",
    }
    if "head" in context:
        return {**parts, "head": replace(context["head"], cite=cite)}
    return {**parts, "citation": cite}
