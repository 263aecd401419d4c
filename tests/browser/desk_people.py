"""What the story of the desk begins with: a person of each role, a public country and a source."""

from django.conf import settings

from accounts.actions.make_demo_editors import make_demo_editors
from tests.factories import CountryFactory, SourceFactory
from tests.factories.readers import FollowFactory, SubscriberFactory
from tests.factories.users import PASSWORD

FILL = f"shell --command=__import__('{__name__}',fromlist=['fill']).fill()"
WITH_READER = FILL.replace(".fill()", ".fill_with_reader()")
READER = "reader@example.org"
COUNTRY, SOURCE = "Chile", "Official gazette of Chile"


def fill() -> None:
    """Make them, in a process of its own."""
    settings.DEMO_EDITORS = True
    make_demo_editors(PASSWORD)
    CountryFactory(published=True, title=COUNTRY, is_focus=True, iso3="CHL", iso2="CL", slug="chile")
    SourceFactory(title=SOURCE, language="es")


def fill_with_reader() -> None:
    """The same with a reader who wants the letters of the editors."""
    fill()
    FollowFactory(subscriber=SubscriberFactory(email=READER, email_key=READER), kind="letters")
