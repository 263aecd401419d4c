"""Databases that a measurement makes for itself and throws away."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def own_database() -> Iterator[Any]:
    """Set Django up on an empty database that is dropped afterwards; gives the connection."""
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["NAME"] = f"portal_bench_{os.getpid()}"
    made = setup_databases(verbosity=0, interactive=False)
    try:
        yield connection
    finally:
        teardown_databases(made, verbosity=0)


def on_each_database(module: str, number: int) -> list[dict[str, Any]]:
    """The rows that ``python -m module number --only`` prints as JSON in its last line, a process a database.

    The databases are SQLite and, where TEST_DATABASE_URL names a server, PostgreSQL.
    """
    rows = _in_a_process(module, number, None)
    if os.environ.get("TEST_DATABASE_URL"):
        rows += _in_a_process(module, number, os.environ["TEST_DATABASE_URL"])
    return rows


def _in_a_process(module: str, number: int, database: str | None) -> list[dict[str, Any]]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.testing"}
    environment.pop("DATABASE_URL", None)
    if database:
        environment["DATABASE_URL"] = database
    command = [sys.executable, "-m", module, str(number), "--only"]
    answer = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    rows: list[dict[str, Any]] = json.loads(answer.stdout.splitlines()[-1])
    return rows
