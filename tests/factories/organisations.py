"""Organisations."""

import factory

from initiatives.models import Organisation
from tests.factories.rows import SourcedRowFactory


class OrganisationFactory(SourcedRowFactory):
    """An international organisation."""

    class Meta:
        model = Organisation

    slug = factory.Sequence("organisation-{}".format)
    name = factory.Sequence("Organisation {}".format)
    kind = "international"

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        return {"summary_en" if name == "summary" else name: value for name, value in kwargs.items()}
