"""The portal as a process of its own, with the opening catalogue in a database of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg2
from django.conf import settings

from tests.factories.users import PASSWORD

LONGEST_START = 60
EDITOR = "editor@example.org"
NEW_EDITOR = f"createsuperuser --no-input --email={EDITOR}"
OPENING = ("migrate", "load_catalogue", "make_pages", NEW_EDITOR)
PAUSE = 0.1
# Where the portal puts its mails, each as a file.
MAIL = "mail"
RUNNING: dict[str, tuple[dict[str, str], Any]] = {}


@contextmanager
def running_portal(
    folder: Path, commands: tuple[str, ...] = OPENING, settings_module: str = "portal.settings.testing"
) -> Iterator[str]:
    """Fill a new database, serve the portal from it and give its address; stop and remove both at the end.

    Whoever the commands make, ``EDITOR`` by default, can sign in with the password of the factories.

    The database is of the kind that ``DATABASE_URL`` names. That of the other tests is left alone: a process
    of its own would not see the rows of their transactions, and they must not see its.
    """
    with new_database(folder) as database_url:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings_module,
            "DATABASE_URL": database_url,
            "EMAIL_URL": f"filemail:///{folder / MAIL}",
            "LOG_LEVEL": "ERROR",
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        }
        with (folder / "portal.log").open("w+") as log:
            for command in commands:
                manage(command, environment, log)
            with served(environment, log) as address:
                RUNNING[address] = environment, log
                yield address


def run_at(address: str, command: str) -> None:
    """Run a command beside a portal that runs, as its scheduler would."""
    manage(command, *RUNNING[address])


@contextmanager
def new_database(folder: Path) -> Iterator[str]:
    """The address of an empty database, removed at the end; pytest keeps and clears the folder of a file."""
    given = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not given.scheme.startswith("postgres"):
        yield f"sqlite:///{folder / 'portal.sqlite3'}"
        return
    name = f"portal_browser_{os.getpid()}_{folder.name}"
    server = given._replace(path="/postgres").geturl()
    tell(server, f'CREATE DATABASE "{name}"')
    try:
        yield given._replace(path=f"/{name}").geturl()
    finally:
        tell(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def tell(server: str, statement: str) -> None:
    """Run one statement on a PostgreSQL server, outside a transaction as those on databases must be."""
    with closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)


def manage(command: str, environment: dict[str, str], log) -> None:
    """Run one management command with its options; where it fails, say what it said."""
    line = [sys.executable, "manage.py", *command.split(), "--verbosity=0"]
    done = subprocess.run(line, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log, check=False)
    assert done.returncode == 0, f"manage.py {command} failed:\n{said(log)}"


@contextmanager
def served(environment: dict[str, str], log) -> Iterator[str]:
    """Serve the portal on a free port until the end."""
    port = free_port()
    line = [sys.executable, "-m", "gunicorn", "portal.wsgi", f"--bind=127.0.0.1:{port}"]
    line += ["--workers=1", "--threads=4", "--no-control-socket", "--log-level=error"]
    process = subprocess.Popen(line, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, process: subprocess.Popen, log) -> None:
    """Come back when the portal says that it is ready."""
    patience, start = Event(), monotonic()
    while process.poll() is None and monotonic() - start < LONGEST_START:
        try:
            with urlopen(f"{address}/readyz"):  # noqa: S310  an address of our own
                return
        except URLError:
            patience.wait(PAUSE)
    raise AssertionError(f"The portal did not start:\n{said(log)}")


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def said(log) -> str:
    """What the processes have written so far."""
    return Path(log.name).read_text()
