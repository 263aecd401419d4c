"""The empty database of the tests on SQLite: migrated once for each state of the migrations, then copied."""

import hashlib
import inspect
import os
import shutil
import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader


def copy_of_migrated() -> bool:
    """Begin with a copy of a database that was migrated before; tells whether there was one."""
    if connection.vendor != "sqlite" or not template().exists():
        return False
    shutil.copyfile(template(), connection.settings_dict["TEST"]["NAME"])
    return True


def keep_migrated() -> None:
    """Keep a database that was migrated just now for later runs; none was where no test asks for one."""
    if connection.vendor == "sqlite" and connection.introspection.table_names():
        unfinished = template().with_suffix(f".{os.getpid()}")
        connection.cursor().execute("VACUUM INTO %s", [str(unfinished)])
        unfinished.replace(template())


def remove_copy() -> None:
    """Remove the database of this run with what SQLite keeps beside it."""
    connection.close()
    for kept in ("", "-wal", "-shm"):
        Path(f"{connection.settings_dict['TEST']['NAME']}{kept}").unlink(missing_ok=True)


def template() -> Path:
    """The file for the migrations of now: our own by their text, those of others by their names."""
    state = hashlib.sha256()
    for (label, name), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        state.update(f"{label}.{name}".encode())
        if Path(apps.get_app_config(label).path).is_relative_to(settings.BASE_DIR):
            state.update(inspect.getsource(sys.modules[type(migration).__module__]).encode())
    return settings.TEST_FILES / f"portal-migrated-{state.hexdigest()[:16]}.sqlite3"
