"""Measures how long a sign-up takes beside a list page, while nothing is sent and while a mailing goes out.

    python -m bench.sign_up [READERS]

Uses a database of its own: a SQLite file or, with BENCH_DATABASE_URL, which must name an empty database, that
one. A worker in a process of its own hands mails over to a sink, one after the other, as long as it is
measured. Prints a table, adds its figures to ``bench/results.json``, and fails where a sign-up takes longer
than the list of initiatives at the same time.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.newsletter import add_readers, fill, running_sink

RESULTS = Path(__file__).with_name("results.json")
REQUESTS = 40
MOST_RATIO = 1.0


def send_for_ever(port: int) -> None:
    """Hand over the mails of one mailing again and again."""
    import datetime

    from django.conf import settings
    from django.utils import timezone

    from accounts.actions.send_mailing import send_mailing
    from accounts.models import Delivery, Mailing

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.MAILS_PER_MINUTE = "127.0.0.1", port, 0
    now = timezone.now()
    mailing = Mailing.objects.create(rhythm="weekly", since=now - datetime.timedelta(days=7), until=now)
    while True:
        done = send_mailing(mailing.pk)
        print(done.sent, flush=True)
        Delivery.objects.update(state="waiting", worker="")
        Mailing.objects.update(state="sending")


@contextmanager
def going_out(port: int) -> Iterator[None]:
    """A worker that sends until the end of the block; it begins when its first mails are gone."""
    from accounts.models import Delivery

    command = [sys.executable, "-m", "bench.sign_up", "send", str(port)]
    worker = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        while not Delivery.objects.filter(state="sent").exists():
            time.sleep(0.1)
            if worker.poll() is not None:
                raise SystemExit("The worker has ended.")
        yield
        if worker.poll() is not None:
            raise SystemExit("The worker ended before the measurement did.")
    finally:
        worker.kill()
        worker.wait()


def sign_up(client: Any, number: int) -> None:
    """A new address from a network of its own; the form has lain there for a minute."""
    from initiatives.corrections.stamp import make_stamp

    fields = {
        "email": f"new-{number}@example.org",
        "everything": "on",
        "rhythm": "weekly",
        "language": "es",
        "stamp": make_stamp(time.time() - 60),
    }
    network = f"10.{number // 250 % 250}.{number % 250}.1"
    answer = client.post("/newsletter/", fields, REMOTE_ADDR=network)
    if answer.status_code != 302:
        raise SystemExit(f"A sign-up is answered with {answer.status_code}.")


def open_page(client: Any) -> None:
    """The list that a sign-up is held against."""
    answer = client.get("/initiatives/")
    if answer.status_code != 200:
        raise SystemExit(f"A list is answered with {answer.status_code}.")


def milliseconds(act: Callable[[int], object], first: int) -> tuple[float, float]:
    """The median and the longest but one of twenty."""
    times = []
    for number in range(first, first + REQUESTS):
        begun = time.perf_counter()
        act(number)
        times.append(1000 * (time.perf_counter() - begun))
    times.sort()
    return round(statistics.median(times), 1), round(times[int(0.95 * REQUESTS)], 1)


def measure(client: Any, first: int) -> dict[str, float]:
    """Sign-ups and list pages at the same time of the machine."""
    median, slow = milliseconds(lambda number: sign_up(client, number), first)
    page, slow_page = milliseconds(lambda _number: open_page(client), 0)
    return {
        "sign_up_ms": median,
        "sign_up_95_ms": slow,
        "page_ms": page,
        "page_95_ms": slow_page,
        "ratio": round(median / page, 2),
        "ratio_95": round(slow / slow_page, 2),
    }


def main(readers: int) -> None:
    """Measure quietly and during a send, print, keep and judge."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    call_command("collectstatic", interactive=False, verbosity=0)
    fill()
    add_readers(0, readers)
    client = Client(SERVER_NAME="localhost")
    open_page(client)
    sign_up(client, 0)
    found = {"nothing is sent": measure(client, 1)}
    with running_sink() as port, going_out(port):
        found["a mailing goes out"] = measure(client, 1 + REQUESTS)
    print(f"{connection.vendor:22}" + "".join(f"{name:>15}" for name in found["nothing is sent"]))
    for name, row in found.items():
        print(f"{name:22}" + "".join(f"{value:>15}" for value in row.values()))
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results = {**kept.get("sign_up", {}), connection.vendor: found}
    RESULTS.write_text(json.dumps({**kept, "sign_up": results}, indent=2) + "\n")
    if found["a mailing goes out"]["ratio"] > MOST_RATIO:
        raise SystemExit("A sign-up takes longer than a page while a mailing goes out.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
    os.environ.setdefault("SECRET_KEY", "for the measurement")
    asked = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        own = os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{folder}/bench.sqlite3"
        os.environ.setdefault("DATABASE_URL", own)
        import django

        django.setup()
        if asked[:1] == ["send"]:
            send_for_ever(int(asked[1]))
        else:
            main(int(asked[0]) if asked else 3000)
