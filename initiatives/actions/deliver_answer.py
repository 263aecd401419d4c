"""The reader of an answered report gets the answer by mail, once, and is forgotten."""

from django.db import transaction

from initiatives.corrections.letter import answer_letter
from initiatives.models import CorrectionReport


@transaction.atomic
def deliver_answer(pk: int) -> bool:
    """Send the answer of a report and erase the reader's address; True if a mail went out.

    The row is locked meanwhile, so that two processes send one mail. Where the mail cannot be sent the
    address stays, and ``forget_reporters`` tries again.
    """
    report = CorrectionReport.objects.select_for_update().answer_not_sent().filter(pk=pk).first()
    if report is None:
        return False
    answer_letter(report).send()
    report.email = ""
    report.save(update_fields=["email"])
    return True
