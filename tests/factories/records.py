"""What the factories of all record types share."""

import factory
from factory.django import DjangoModelFactory

from initiatives.actions.publish import publish_record, publish_revision
from tests.factories.rows import CHECKED_ON
from tests.factories.sources import SourceFactory, citations_of

TRANSLATED = ("title", "summary")


def publish(revision) -> None:
    """Publish a revision as an operator's command would, whoever wrote it."""
    publish_revision(revision.content_object, revision, change_note="Published for a test.")


class RecordFactory(DjangoModelFactory):
    """A draft that was never public; with ``published=True`` it is checked, has a source and is published.

    ``sources`` takes sources, or pairs of a source and the place in it. ``title`` and ``summary`` mean the
    English texts, in whatever language the test runs.
    """

    class Meta:
        abstract = True

    published = False
    verified_on = factory.LazyAttribute(lambda record: CHECKED_ON if record.published else None)
    sources = factory.LazyAttribute(lambda record: [SourceFactory()] if record.published else [])
    summary_en = factory.LazyAttribute(lambda record: f"What {record.slug} is.")

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        return {f"{name}_en" if name in TRANSLATED else name: value for name, value in kwargs.items()}

    @classmethod
    def _create(cls, model_class, *args, published, sources, **kwargs):
        citations = citations_of(model_class, sources)
        record = model_class(*args, has_unpublished_changes=True, citations=citations, **kwargs)
        record.save()
        if published:
            publish_record(record, change_note="Published for a test.")
        return model_class.objects.get(pk=record.pk)


class TitledRecordFactory(RecordFactory):
    """A record that has a title of ours and an official title in Spanish."""

    class Meta:
        abstract = True

    official_title_language = factory.LazyAttribute(lambda record: "es" if record.official_title else "")
