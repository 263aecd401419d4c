"""For the tests: quick, quiet and without anything kept outside the test run."""

import os
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403  settings are inherited by name
from portal.settings.base import DATABASES, INSTALLED_APPS, STORAGES, TASKS, env

SECRET_KEY = "for the tests only"  # noqa: S105  nothing is protected by it
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SHOW_COMPONENT_GALLERY = True
REQUIRE_SECOND_FACTOR = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations"]

# A file and not the memory, so that the live server of the browser tests has a connection of its own.
TEST_FILES = Path(tempfile.gettempdir())
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": TEST_FILES / f"portal-test-{os.getpid()}.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous = OFF;"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {name: {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"} for name in TASKS}
vars().update(env.email_url("EMAIL_URL", default="memorymail://"))
MEDIA_ROOT = TEST_FILES / "portal-test-media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LINK_CHECKS = False
API_REQUESTS_PER_MINUTE = 0
DATASET_ON_PUBLICATION = False
MAILS_PER_MINUTE = 0
ANYMAIL = {"WEBHOOK_SECRET": ["tests:only"]}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
