"""Indicators and their values."""

from decimal import Decimal

import factory

from initiatives.models import Indicator, Observation
from tests.factories.countries import CountryFactory
from tests.factories.records import RecordFactory
from tests.factories.rows import SourcedRowFactory


class IndicatorFactory(RecordFactory):
    """An index from 0 to 100 of which more is better."""

    class Meta:
        model = Indicator

    slug = factory.Sequence("indicator-{}".format)
    title_en = factory.Sequence("Index {}".format)
    publisher = "Publisher of indices"
    unit = "points"
    scale_min = Decimal(0)
    scale_max = Decimal(100)
    higher_is_better = True


class ObservationFactory(SourcedRowFactory):
    """A value of 2024; with ``published=True`` its indicator and country are published too."""

    class Meta:
        model = Observation

    indicator = factory.SubFactory(IndicatorFactory, published=factory.SelfAttribute("..published"))
    country = factory.SubFactory(CountryFactory, published=factory.SelfAttribute("..published"))
    year = 2024
    value = Decimal(50)
    scale_min = factory.SelfAttribute("indicator.scale_min")
    scale_max = factory.SelfAttribute("indicator.scale_max")
