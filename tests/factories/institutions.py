"""National institutions."""

import factory

from initiatives.models import Institution
from tests.factories.countries import CountryFactory
from tests.factories.records import TitledRecordFactory


class InstitutionFactory(TitledRecordFactory):
    """A national response team, with its official name in Spanish."""

    class Meta:
        model = Institution

    slug = factory.Sequence("institution-{}".format)
    official_title = factory.Sequence("Equipo nacional de respuesta {}".format)
    title_en = factory.Sequence("National response team {}".format)
    country = factory.SubFactory(CountryFactory, published=factory.SelfAttribute("..published"))
    kind = "national-csirt"
    established_on = "2021"
