"""Sources, and citations of them."""

import factory
from factory.django import DjangoModelFactory

from initiatives.models import Source


class SourceFactory(DjangoModelFactory):
    """A public report in English."""

    class Meta:
        model = Source

    slug = factory.Sequence("source-{}".format)
    title = factory.Sequence("Source {}".format)
    publisher = factory.Sequence("Publisher {}".format)
    url = factory.LazyAttribute(lambda source: f"https://example.org/{source.slug}")
    language = "en"
    kind = "report"
    live = True


def citations_of(model: type, sources) -> list:
    """Unsaved citations for a row of ``model``; each source may stand alone or with its place in it."""
    citation = model._meta.get_field("citations").related_model
    pairs = [source if isinstance(source, tuple) else (source, "") for source in sources]
    return [
        citation(source=source, locator=locator, sort_order=place)
        for place, (source, locator) in enumerate(pairs)
    ]
