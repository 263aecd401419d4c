"""Nothing about readers is kept longer than it is needed."""

import datetime
import logging
from dataclasses import dataclass

from django.utils import timezone
from wagtail.log_actions import log

from initiatives.actions.deliver_answer import deliver_answer
from initiatives.choices import CorrectionState
from initiatives.models import CorrectionReport

KEPT = datetime.timedelta(days=30)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Forgotten:
    """What one round has done."""

    sent: int
    erased: int
    spam: int


def forget_reporters(now: datetime.datetime | None = None) -> Forgotten:
    """Send answers that could not be sent, erase addresses left 30 days after, and delete spam as old."""
    before = (now or timezone.now()) - KEPT
    sent = sum(
        _delivered(pk) for pk in CorrectionReport.objects.answer_not_sent().values_list("pk", flat=True)
    )
    erased = 0
    for report in CorrectionReport.objects.answer_not_sent().filter(answered_at__lt=before):
        erased += CorrectionReport.objects.filter(pk=report.pk).exclude(email="").update(email="")
        log(instance=report, action="initiatives.forget_reporter")
    spam = CorrectionReport.objects.filter(state=CorrectionState.SPAM, created_at__lt=before)
    deleted, _by_model = spam.delete()
    return Forgotten(sent, erased, deleted)


def _delivered(pk: int) -> bool:
    """Whether a mail went out now; a mail server that is away must not keep the rest from being done."""
    try:
        return deliver_answer(pk)
    except OSError:
        logger.warning("The answer to report %d could not be sent; it will be tried again.", pk)
        return False
