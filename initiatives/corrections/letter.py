"""The one mail that a reader gets who asked for an answer."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from initiatives.corrections.ledger import place_of, public_records
from initiatives.details.common import heading_of
from initiatives.models import CorrectionReport


def answer_letter(report: CorrectionReport) -> EmailMessage:
    """The answer in plain text, in the language in which the report was made."""
    with override(report.language):
        record = public_records([report]).get(place_of(report))
        subject = _("Your report %(reference)s") % {"reference": report.reference}
        body = render_to_string(
            "initiatives/corrections/answer.txt",
            {
                "report": report,
                "heading": heading_of(record) if record else "",
                "record_url": _whole(record.get_absolute_url()) if record else "",
                "ledger_url": _whole(reverse("correction_list")),
                "site_name": settings.WAGTAIL_SITE_NAME,
            },
        )
    return EmailMessage(
        subject,
        body,
        to=[report.email],
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    )


def _whole(address: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address
