"""What the story of the desk begins with: a person of each role, a public country and a source."""

from django.conf import settings

from accounts.actions.make_demo_editors import make_demo_editors
from tests.factories import CountryFactory, SourceFactory
from tests.factories.users import PASSWORD

FILL = f"shell --command=__import__('{__name__}',fromlist=['fill']).fill()"
COUNTRY, SOURCE = "Chile", "Official gazette of Chile"


def fill() -> None:
    """Make them, in a process of its own."""
    settings.DEMO_EDITORS = True
    make_demo_editors(PASSWORD)
    CountryFactory(published=True, title=COUNTRY, is_focus=True, iso3="CHL", iso2="CL", slug="chile")
    SourceFactory(title=SOURCE, language="es")
