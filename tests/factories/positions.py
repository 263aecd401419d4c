"""Positions of states on international law, and their points."""

import factory

from initiatives.actions.publish import publish_record
from initiatives.models import Position, PositionPoint
from tests.factories.countries import CountryFactory
from tests.factories.records import TitledRecordFactory
from tests.factories.rows import CHECKED_ON
from tests.factories.sources import SourceFactory, citations_of
from tests.factories.vocabulary import LegalTopicFactory


class PositionFactory(TitledRecordFactory):
    """A national position without points; give ``points=[PositionPointFactory.build(…), …]``."""

    class Meta:
        model = Position

    slug = factory.Sequence("position-{}".format)
    official_title = ""
    title_en = factory.Sequence("Position {}".format)
    country = factory.SubFactory(CountryFactory, published=factory.SelfAttribute("..published"))
    kind = "national-position"
    language = "en"
    delivered_on = "2021-07-13"
    forum = "Group of Governmental Experts"
    points = ()


class PositionPointFactory(factory.django.DjangoModelFactory):
    """A checked point with a source.

    ``build(…)`` makes one for a position that is yet to be made. ``PositionPointFactory(position=…)`` adds
    one to a position, and publishes that again if it is live; without a position it makes one, published
    with ``published=True``.
    """

    class Meta:
        model = PositionPoint

    published = False
    topic = factory.LazyFunction(lambda: LegalTopicFactory())
    stance = "affirms"
    summary_en = factory.Sequence("International law applies, says point {}.".format)
    reference = "para. 1"
    verified_on = CHECKED_ON
    sources = factory.LazyFunction(lambda: [SourceFactory()])

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        return {"summary_en" if name == "summary" else name: value for name, value in kwargs.items()}

    @classmethod
    def _build(cls, model_class, *args, published, sources, **kwargs):
        return model_class(*args, citations=citations_of(model_class, sources), **kwargs)

    @classmethod
    def _create(cls, model_class, *args, published, sources, position=None, **kwargs):
        point = cls._build(model_class, *args, published=published, sources=sources, **kwargs)
        if position is None:
            position = PositionFactory(published=published, points=[point])
        else:
            position.points.add(point)
            position.save()
            if position.live:
                publish_record(position, change_note="A point was added.")
        return model_class.objects.get(position=position, topic=point.topic)
