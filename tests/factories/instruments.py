"""International instruments and who takes part in them."""

import factory

from initiatives.models import Instrument, Participation
from tests.factories.countries import CountryFactory
from tests.factories.records import TitledRecordFactory
from tests.factories.rows import SourcedRowFactory
from tests.factories.vocabulary import ThemeFactory


class InstrumentFactory(TitledRecordFactory):
    """A treaty with one subject and no organisation."""

    class Meta:
        model = Instrument

    slug = factory.Sequence("instrument-{}".format)
    official_title = ""
    title_en = factory.Sequence("Convention {}".format)
    short_title = factory.LazyAttribute(lambda instrument: instrument.slug.title())
    kind = "treaty"
    adopted_on = "2001-11-23"
    themes = factory.LazyFunction(lambda: [ThemeFactory()])


class ParticipationFactory(SourcedRowFactory):
    """A party since 2019; with ``published=True`` its country and instrument are published too."""

    class Meta:
        model = Participation

    country = factory.SubFactory(CountryFactory, published=factory.SelfAttribute("..published"))
    instrument = factory.SubFactory(InstrumentFactory, published=factory.SelfAttribute("..published"))
    status = "party"
    date = "2019-05"
