"""The settings of the tests, with the second factor that production asks for."""

from portal.settings.testing import *  # noqa: F403  settings are inherited by name

REQUIRE_SECOND_FACTOR = True
