"""A reader reports an error."""

import datetime
import hashlib

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from initiatives.choices import CorrectionState
from initiatives.models import CorrectionReport
from initiatives.words import fold

# Without signs that are taken for one another when read aloud or copied by hand.
REFERENCE_SIGNS = "23456789CFGHJKMPQRVWX"
RANDOM_LENGTH = 6
SAME_TEXT_IS_SPAM = 3
ONE_DAY = datetime.timedelta(days=1)


@transaction.atomic
def report_correction(
    *,
    text: str,
    record=None,
    address: str = "",
    fact: str = "",
    source_url: str = "",
    email: str = "",
    language: str = "en",
    is_from_a_program: bool = False,
) -> CorrectionReport:
    """Keep a report for the editors and return it; nothing of it is public but that there is one.

    The same text about the same thing, still unanswered, is one report. What a program sent, or what was
    sent about many records within a day, is kept apart as spam, where an editor can still find it.
    """
    digest = digest_of(text)
    about = _about(record, address)
    unanswered = CorrectionReport.objects.filter(state__in=(CorrectionState.OPEN, CorrectionState.SPAM))
    if earlier := unanswered.filter(**about, text_digest=digest).first():
        return earlier
    is_spam = is_from_a_program or _is_sent_everywhere(digest)
    report = CorrectionReport.objects.create(
        **about,
        reference=new_reference(),
        text=text,
        text_digest=digest,
        fact=fact,
        source_url=source_url,
        email=email,
        language=language,
        state=CorrectionState.SPAM if is_spam else CorrectionState.OPEN,
    )
    log(instance=report, action="initiatives.report_correction", data={"from": "", "to": report.state})
    return report


def digest_of(text: str) -> str:
    """The same for texts that differ only in spaces, case and accents."""
    return hashlib.sha256(" ".join(fold(text).split()).encode()).hexdigest()


def new_reference() -> str:
    """“C-2026-7KQ2MW”: tells the year, and not how many reports there are."""
    while True:
        end = get_random_string(RANDOM_LENGTH, REFERENCE_SIGNS)
        reference = f"C-{timezone.localdate().year}-{end}"
        if not CorrectionReport.objects.filter(reference=reference).exists():
            return reference


def _about(record, address: str) -> dict:
    if record is None:
        return {"content_type": None, "object_id": None, "address": address}
    content_type = ContentType.objects.get_for_model(record)
    return {"content_type": content_type, "object_id": record.pk, "address": record.get_absolute_url()}


def _is_sent_everywhere(digest: str) -> bool:
    recent = CorrectionReport.objects.filter(created_at__gte=timezone.now() - ONE_DAY)
    return recent.filter(text_digest=digest).count() >= SAME_TEXT_IS_SPAM
