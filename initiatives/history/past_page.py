"""What the page of a record says differently when it shows the record as it stood on a day."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from initiatives.citations.links import citation_links
from initiatives.details.common import citation_text, heading_of
from initiatives.history.on_day import DayOfRecord
from initiatives.history.versions import Absence, history_address, on_day_address
from initiatives.templatetags.partial_dates import format_partial_date


def as_it_stood(context: dict[str, Any], record: Any, its: DayOfRecord) -> dict[str, Any]:
    """The parts of a page's context that change: notice, way back, title and how to cite it."""
    address, words = on_day_address(record, its.day), format_partial_date(its.day)
    label = _("As it stood on %(date)s") % {"date": words}
    cite = citation_text(heading_of(record), address, its.day)
    parts: dict[str, Any] = {
        "past": {
            "strong": _("This is version %(number)d, as it stood on %(date)s.")
            % {"number": its.publication.version, "date": words},
            "text": _(
                "Its own facts and sources are those of the end of that day (UTC); lists of other records, "
                "of values and of who takes part are those of today."
            ),
            "withdrawn": _withdrawn(its),
            "present_url": record.get_absolute_url(),
            "history_url": history_address(record),
        },
        "cite_links": citation_links(record, its.publication.version),
        "crumbs": [*context["crumbs"], {"label": label, "url": address}],
        "page_title": f"{context.get('page_title') or heading_of(record)}, {label}",
    }
    if "head" in context:
        return {**parts, "head": replace(context["head"], cite=cite)}
    return {**parts, "citation": cite}


def _withdrawn(its: DayOfRecord) -> dict[str, str] | None:
    """That the record was withdrawn on that day, since when and why."""
    if its.removal is None:
        return None
    absence = Absence(its.removal)
    date = format_partial_date(absence.day)
    return {"strong": _("Withdrawn on %(date)s.") % {"date": date}, "text": absence.note}
