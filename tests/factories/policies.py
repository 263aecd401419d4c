"""National policies."""

import factory

from initiatives.models import Policy
from tests.factories.countries import CountryFactory
from tests.factories.records import TitledRecordFactory


class PolicyFactory(TitledRecordFactory):
    """A cybersecurity strategy in force, with its official title in Spanish."""

    class Meta:
        model = Policy

    slug = factory.Sequence("policy-{}".format)
    official_title = factory.Sequence("Estrategia nacional {}".format)
    title_en = factory.Sequence("National strategy {}".format)
    country = factory.SubFactory(CountryFactory, published=factory.SelfAttribute("..published"))
    kind = "cybersecurity-strategy"
    status = "in-force"
    adopted_on = "2024-05-17"
