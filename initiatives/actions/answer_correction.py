"""An editor answers a reader's report, or finds that it is spam."""

import re

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from initiatives.actions.deliver_answer import deliver_answer
from initiatives.choices import ANSWERED_CORRECTIONS, CorrectionState
from initiatives.models import CorrectionReport, Publication

MAY_ANSWER = "initiatives.answer_correctionreport"
EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


def may_answer(user) -> bool:
    """Whether a person may answer readers."""
    return user.has_perm(MAY_ANSWER)


def answer_problems(state: str, public_text: str, answer: str) -> dict[str, list[str]]:
    """What keeps an answer from being shown, by field."""
    problems: dict[str, list[str]] = {}
    if state not in ANSWERED_CORRECTIONS:
        problems[NON_FIELD_ERRORS] = [_("An answer says that it was corrected, declined or reported before.")]
    for name, text in (("public_text", public_text), ("answer", answer)):
        if not text.strip():
            problems[name] = [_("The ledger shows this; it cannot be empty.")]
        elif EMAIL.search(text):
            problems[name] = [_("This is public: leave out addresses of people.")]
    return problems


def answer_correction(
    report: CorrectionReport, state: str, *, public_text: str, answer: str, user, seen: str | None = None
) -> CorrectionReport:
    """Answer a report in public, and by mail where its reader asked for it; may be mended later.

    ``seen`` is the state in which the editor read it: if it has another one meanwhile, nothing is done.
    Raises ``PermissionDenied``, or ``ValidationError`` with all that is missing.
    """
    if not may_answer(user):
        raise PermissionDenied
    if problems := answer_problems(state, public_text, answer):
        raise ValidationError(problems)
    with transaction.atomic():
        report = _locked(report, seen)
        before = report.state
        report.state = state
        report.public_text, report.answer = public_text.strip(), answer.strip()
        report.answered_at = report.answered_at or timezone.now()
        report.answered_by = user
        report.corrected_by = correcting_version(report) if state == CorrectionState.CORRECTED else None
        report.save()
        _log_change(report, "initiatives.answer_correction", before, user)
        transaction.on_commit(lambda: deliver_answer(report.pk), robust=True)
    return report


def mark_spam(report: CorrectionReport, *, user, seen: str | None = None) -> CorrectionReport:
    """Take a report out of the ledger, and forget at once who sent it."""
    if not may_answer(user):
        raise PermissionDenied
    with transaction.atomic():
        report = _locked(report, seen)
        before = report.state
        report.state, report.email = CorrectionState.SPAM, ""
        report.save(update_fields=["state", "email"])
        _log_change(report, "initiatives.mark_correction_spam", before, user)
    return report


def correcting_version(report: CorrectionReport) -> Publication | None:
    """The latest version of the record that is younger than the report, if there is one.

    An answer that is mended later keeps its version.
    """
    if report.corrected_by is not None or report.object_id is None:
        return report.corrected_by
    versions = Publication.objects.filter(content_type=report.content_type, object_id=report.object_id)
    return versions.filter(published_at__gte=report.created_at).first()


def _locked(report: CorrectionReport, seen: str | None) -> CorrectionReport:
    locked = CorrectionReport.objects.select_for_update().get(pk=report.pk)
    if seen is not None and locked.state != seen:
        raise ValidationError(
            _("Somebody else has answered it meanwhile: it is now “%(state)s”. Look at it again.")
            % {"state": locked.get_state_display()}
        )
    return locked


def _log_change(report: CorrectionReport, action: str, before: str, user) -> None:
    """Say who changed the state; the words of the reader stay out of the log."""
    log(instance=report, action=action, user=user, data={"from": before, "to": report.state})
