"""Reports of readers."""

import factory
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from factory.django import DjangoModelFactory

from initiatives.actions.report_correction import digest_of, new_reference
from initiatives.models import CorrectionReport


class CorrectionReportFactory(DjangoModelFactory):
    """A report that waits; ``record`` is what it is about, ``answered=True`` gives it an answer."""

    class Meta:
        model = CorrectionReport

    class Params:
        record = None
        answered = factory.Trait(
            state="corrected",
            public_text="The day of adoption was said to be wrong.",
            answer="It was, and has been corrected.",
            answered_at=factory.LazyAttribute(lambda report: report.created_at),
        )

    reference = factory.LazyFunction(new_reference)
    text = factory.Sequence("The day of adoption is wrong, case {}.".format)
    text_digest = factory.LazyAttribute(lambda report: digest_of(report.text))
    created_at = factory.LazyFunction(timezone.now)
    content_type = factory.LazyAttribute(
        lambda report: ContentType.objects.get_for_model(report.record) if report.record else None
    )
    object_id = factory.LazyAttribute(lambda report: report.record.pk if report.record else None)
    address = factory.LazyAttribute(
        lambda report: report.record.get_absolute_url() if report.record else "/about/"
    )
