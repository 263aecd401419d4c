"""Inquiries that led to no record."""

import factory

from initiatives.models import Inquiry
from tests.factories.countries import CountryFactory
from tests.factories.rows import SourcedRowFactory


class InquiryFactory(SourcedRowFactory):
    """A search for a cybercrime law that found nothing; with ``published=True`` its country is published."""

    class Meta:
        model = Inquiry

    country = factory.SubFactory(
        CountryFactory, published=factory.SelfAttribute("..published"), is_focus=True
    )
    question = "policy-cybercrime-law"
    outcome = "nothing-found"
    looked_in = "Official gazette"
