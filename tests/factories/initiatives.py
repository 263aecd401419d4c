"""Initiatives."""

import factory

from initiatives.models import Initiative
from tests.factories.records import TitledRecordFactory
from tests.factories.vocabulary import ThemeFactory


class InitiativeFactory(TitledRecordFactory):
    """A programme that runs, with one subject and neither countries nor organisations."""

    class Meta:
        model = Initiative

    slug = factory.Sequence("initiative-{}".format)
    official_title = ""
    title_en = factory.Sequence("Programme {}".format)
    kind = "programme"
    status = "ongoing"
    started_on = "2022"
    themes = factory.LazyFunction(lambda: [ThemeFactory()])
