"""What the factories of plain rows with sources share."""

import datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories.sources import SourceFactory, citations_of

CHECKED_ON = datetime.date(2026, 9, 1)


class SourcedRowFactory(DjangoModelFactory):
    """A row that waits for an editor; with ``published=True`` it is public, checked and has a source.

    ``sources`` takes sources, or pairs of a source and the place in it.
    """

    class Meta:
        abstract = True

    published = False
    live = factory.SelfAttribute("published")
    verified_on = factory.LazyAttribute(lambda row: CHECKED_ON if row.published else None)
    sources = factory.LazyAttribute(lambda row: [SourceFactory()] if row.published else [])

    @classmethod
    def _create(cls, model_class, *args, published, sources, **kwargs):
        row = super()._create(model_class, *args, **kwargs)
        citations = citations_of(model_class, sources)
        for citation in citations:
            citation.owner = row
        row.citations.bulk_create(citations)
        return row
