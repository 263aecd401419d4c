"""Events."""

import factory

from initiatives.models import Event
from tests.factories.records import TitledRecordFactory
from tests.factories.vocabulary import ThemeFactory


class EventFactory(TitledRecordFactory):
    """A conference of three days in 2024, with one subject and no place."""

    class Meta:
        model = Event

    slug = factory.Sequence("event-{}".format)
    official_title = ""
    title_en = factory.Sequence("Conference {}".format)
    kind = "conference"
    starts_on = "2024-06-03"
    ends_on = factory.LazyAttribute(
        lambda event: "2024-06-05" if event.starts_on == EventFactory.starts_on else None
    )
    themes = factory.LazyFunction(lambda: [ThemeFactory()])
