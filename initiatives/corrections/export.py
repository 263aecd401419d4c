"""The ledger of corrections as a file or a feed; nothing in them was written by a reader."""

import datetime
from typing import Any

from django.db.models.functions import Coalesce, TruncDate
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from initiatives.addresses import site_address
from initiatives.corrections.ledger import LEDGER, days_within, place_of, public_records, row_of_report
from initiatives.exports.about import About
from initiatives.exports.answer import feed_answer, file_answer, problems_of, refusal
from initiatives.exports.entries import Entries, Entry, begin_of, identity
from initiatives.exports.export import Export, parts_in_one_language
from initiatives.exports.forms import ATOM, Form, without_forms
from initiatives.exports.public_rows import PublicRows
from initiatives.list_query import ListQuery
from initiatives.models import CorrectionReport
from initiatives.registry import SECTIONS

COLUMNS = (
    *("reference", "state", "reported_on", "answered_on", "answered_within_days"),
    *("type", "record", "title", "title_language", "report", "answer", "corrected_in_version", "page_url"),
)
# The day alone, as on the page: the hour at which somebody wrote is nobody else's business.
CHANGED = TruncDate(Coalesce("answered_at", "created_at"))


def ledger_answer(request: HttpRequest, forms: list[Form]) -> HttpResponseBase:
    """The reports that the address asks for, in the form that it asks for."""
    filterset = LEDGER.filterset_class(without_forms(request.GET))
    if problems := problems_of(filterset, forms):
        return refusal(problems, forms[0])
    about = About.of(LEDGER.key, str(LEDGER.title), request.path, ListQuery.of(filterset))
    rows = PublicRows(filterset)
    if forms[0] is ATOM:
        return feed_answer(request, about, Entries(rows, _entries, CHANGED))
    export = Export(
        about,
        COLUMNS,
        lambda: parts_in_one_language(rows.parts(), lambda part: [[*its.values()] for its in _values(part)]),
        lambda: parts_in_one_language(rows.parts(), _values),
        len(rows),
    )
    return file_answer(request, export, forms[0])


def _values(reports: list[CorrectionReport]) -> list[dict[str, Any]]:
    records = public_records(reports)
    return [_values_of(report, records.get(place_of(report))) for report in reports]


def _values_of(report: CorrectionReport, record: Any) -> dict[str, Any]:
    """One line; of what is not public any more only the type is named."""
    row = row_of_report(report, record)
    answered_at = report.answered_at if report.is_answered else None
    corrected_by = report.corrected_by if report.is_answered and record is not None else None
    return {
        "reference": report.reference,
        "state": report.state,
        "reported_on": row["reported_on"].isoformat(),
        "answered_on": timezone.localdate(answered_at).isoformat() if answered_at else None,
        "answered_within_days": days_within(report.wait) if answered_at else None,
        "type": _section_key(report),
        "record": record.slug if record is not None else None,
        "title": row["heading"] if record is not None else None,
        "title_language": row["lang"] or None if record is not None else None,
        "report": row["report"] or None,
        "answer": row["answer"] or None,
        "corrected_in_version": corrected_by.version if corrected_by else None,
        "page_url": site_address(row["url"]) if record is not None else None,
    }


def _section_key(report: CorrectionReport) -> str | None:
    model = report.content_type.model_class() if report.content_type else None
    return next((section.key for section in SECTIONS if section.model is model), None)


def _entries(reports: list[CorrectionReport]) -> list[Entry]:
    records = public_records(reports)
    return [_entry(report, row_of_report(report, records.get(place_of(report)))) for report in reports]


def _entry(report: CorrectionReport, row: dict[str, Any]) -> Entry:
    told = [row["state_label"], row["report"], row["answer"], row["version"]]
    changed: datetime.datetime = (report.answered_at if report.is_answered else None) or report.created_at
    return Entry(
        title=f"{report.reference}: {row['heading']}",
        address=site_address(row.get("url") or reverse("correction_list")),
        identity=identity(f"/{LEDGER.key}/{report.reference}"),
        updated=begin_of(timezone.localdate(changed)),
        summary=" · ".join(part for part in told if part),
        published=begin_of(row["reported_on"]),
        category=report.state,
    )
