"""For those who work on the portal: the demonstration with debugging, reload and checks of migrations."""

from portal.settings.demo import *  # noqa: F403  settings are inherited by name
from portal.settings.demo import INSTALLED_APPS, STORAGES

DEBUG = True
SHOW_COMPONENT_GALLERY = True
INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
