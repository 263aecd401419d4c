"""The public ledger: which reports came in, what was answered and how long it took."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.choices import CorrectionState
from initiatives.details.common import heading_of
from initiatives.listing import Listing
from initiatives.models import CorrectionReport
from initiatives.registry import Section

LEDGER = Section(
    "corrections",
    CorrectionReport,
    "corrections.CorrectionFilterSet",
    gettext_lazy("Corrections"),
    gettext_lazy(
        "Say what is wrong, and by which source. Each report is answered in public, and how long that took "
        "stands beside it."
    ),
)
TAGS = {CorrectionState.CORRECTED: "in-force", CorrectionState.OPEN: "planned"}
Place = tuple[int | None, int | None]


class CorrectionLedger(Listing):
    """The reports that a query string asks for."""

    def __init__(self, data: Mapping | str, path: str = ""):
        super().__init__(LEDGER, data, path)

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The reports of the page; of what is not public any more only the type is named."""
        records = public_records(self.records)
        return [row_of_report(report, records.get(place_of(report))) for report in self.records]

    @property
    def reply_time_text(self) -> str:
        """How long answers took, as a sentence; nothing before the first one."""
        median = CorrectionReport.objects.published().median_reply_time()
        if median is None:
            return ""
        return _("Half of all answers came %(time)s.") % {"time": within(median)}


def place_of(report: CorrectionReport) -> Place:
    """Type and key of the record that a report is about."""
    return report.content_type_id, report.object_id


def public_records(reports: Iterable[CorrectionReport]) -> dict[Place, Any]:
    """The records that reports are about, as far as they are public, in one query for each type."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for report in reports:
        if report.content_type_id and report.object_id:
            wanted[report.content_type_id].add(report.object_id)
    found: dict[Place, Any] = {}
    for type_id, keys in wanted.items():
        model: Any = ContentType.objects.get_for_id(type_id).model_class()
        for record in model._default_manager.published().filter(pk__in=keys):
            found[type_id, record.pk] = record
    return found


def row_of_report(report: CorrectionReport, record) -> dict[str, Any]:
    """One line of the ledger: nothing in it was written by the reader."""
    answered = report.is_answered
    return {
        "anchor": report.reference,
        "reference": report.reference,
        **_about(report, record),
        "state": TAGS.get(CorrectionState(report.state), "superseded"),
        "state_label": report.get_state_display(),
        "reported_on": timezone.localdate(report.created_at),
        "wait": wait_text(report),
        "report": report.public_text if answered else "",
        "answer": report.answer if answered else "",
        "version": version_text(report, record) if answered else "",
    }


def _about(report: CorrectionReport, record) -> dict[str, str]:
    if record is not None:
        return {
            "heading": heading_of(record),
            "lang": getattr(record, "heading_language", "") or getattr(record, "language", ""),
            "url": record.get_absolute_url(),
            "type": type_of(report),
        }
    if report.content_type_id:
        return {"heading": _("A record that is no longer public"), "type": type_of(report)}
    return {"heading": _("A page of the portal"), "type": ""}


def type_of(report: CorrectionReport) -> str:
    """What sort of record it is about, in a word; empty for a page that belongs to none."""
    model = report.content_type.model_class() if report.content_type else None
    return capfirst(str(model._meta.verbose_name)) if model else ""


def version_text(report: CorrectionReport, record) -> str:
    """The version that corrected the record, as long as the public can read that record."""
    publication = report.corrected_by
    if publication is None or record is None:
        return ""
    return _("corrected in version %(number)d") % {"number": publication.version}


def wait_text(report: CorrectionReport) -> str:
    """“answered within 3 days”, or since when it has waited."""
    if report.is_answered:
        return _("answered %(time)s") % {"time": within(report.wait)}
    days = report.waiting_days
    if not days:
        return _("waiting since today")
    return ngettext("waiting for %(days)d day", "waiting for %(days)d days", days) % {"days": days}


def within(time: datetime.timedelta) -> str:
    """A time in whole days: “within a day”, “within 3 days”."""
    days = days_within(time)
    return ngettext("within a day", "within %(days)d days", days) % {"days": days}


def days_within(time: datetime.timedelta) -> int:
    """A time in whole days, rounded up."""
    return max(-(-time // datetime.timedelta(days=1)), 1)
