"""Relations between records."""

import factory

from initiatives.models import Relation
from initiatives.record_keys import record_key
from tests.factories.rows import SourcedRowFactory


class RelationFactory(SourcedRowFactory):
    """``between=(record, target)``, the first of which is a part of the second."""

    class Meta:
        model = Relation
        exclude = ("between",)

    between: tuple = ()
    record = factory.LazyAttribute(lambda row: record_key(row.between[0]))
    target = factory.LazyAttribute(lambda row: record_key(row.between[1]))
    kind = "part-of"
