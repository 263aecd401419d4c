"""Settings are read from the environment, and production does not start with less than it needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.local_secret import kept_secret
from portal.settings.databases import with_options

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {"SECRET_KEY": "s" * 60, "ALLOWED_HOSTS": "portal.example.org"}


def value_of(expression: str, module: str, **environment: str) -> subprocess.CompletedProcess:
    """Start Python with these settings, in an environment of its own, and print an expression on them."""
    code = f"from django.conf import settings; print({expression})"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": module, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", sorted(NEEDED))
def test_production_does_not_start_without(missing):
    given = {name: value for name, value in NEEDED.items() if name != missing}

    ended = value_of("settings.DEBUG", "portal.settings.production", **given)

    assert ended.returncode != 0
    assert missing in ended.stderr


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("settings.DEBUG", "False"),
        ("settings.DEMO_EDITORS", "False"),
        ("settings.REQUIRE_SECOND_FACTOR", "True"),
        ("getattr(settings, 'MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN', False)", "False"),
        ("settings.SERVE_MEDIA", "False"),
        ("settings.SHOW_COMPONENT_GALLERY", "False"),
        ("settings.SECURE_SSL_REDIRECT", "True"),
        ("settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE", "True"),
        ("settings.SECURE_HSTS_SECONDS >= 365 * 24 * 60 * 60", "True"),
        ("settings.ALLOWED_HOSTS", "['portal.example.org']"),
    ],
)
def test_production_is_safe(expression, expected):
    assert value_of(expression, "portal.settings.production", **NEEDED).stdout.strip() == expected


def test_second_factor_cannot_be_switched_off_from_outside():
    ended = value_of(
        "settings.REQUIRE_SECOND_FACTOR",
        "portal.settings.production",
        REQUIRE_SECOND_FACTOR="false",
        **NEEDED,
    )

    assert ended.stdout.strip() == "True"


def test_demonstration_asks_for_no_second_factor():
    given = {"SECRET_KEY": "s" * 60}

    assert (
        value_of("settings.REQUIRE_SECOND_FACTOR", "portal.settings.demo", **given).stdout.strip() == "False"
    )


def test_production_never_makes_demo_editors():
    ended = subprocess.run(
        [sys.executable, "manage.py", "prepare_demo"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "portal.settings.production", **NEEDED},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode != 0
    assert "not for a demonstration" in ended.stderr


def test_sqlite_waits_its_turn_and_lets_readers_go_on():
    options = with_options({"ENGINE": "django.db.backends.sqlite3", "NAME": "x"})["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode = WAL" in options["init_command"]


def test_postgresql_connections_are_kept_and_checked():
    database = with_options({"ENGINE": "django.db.backends.postgresql", "NAME": "x"})

    assert database["CONN_MAX_AGE"] == 60
    assert database["CONN_HEALTH_CHECKS"]


def test_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path):
    path = tmp_path / "var" / "secret-key"

    first = kept_secret(path, 50)

    assert len(first) >= 60
    assert kept_secret(path, 50) == first
    assert path.stat().st_mode & 0o777 == 0o600
