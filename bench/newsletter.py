"""Measures a weekly digest: 100,000 readers and 200 publications, then the hand-over of its mails.

    python -m bench.newsletter [READERS [MAILS]]

Loads the opening catalogue into a SQLite file of its own; with BENCH_DATABASE_URL, which must name an empty
database, into that one. The mails go to a sink in a process of its own, in turns by our worker and by a bare
loop of smtplib that sends the same bytes. Prints a table and adds its figures to ``bench/results.json``.
"""

import datetime
import json
import os
import random
import smtplib
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results.json")
PUBLICATIONS, SEARCHES = 200, 500
MOST_MEMORY_MB, LEAST_RATIO = 200, 0.5
FEW, CHUNK, TURN = 1000, 5000, 400
LANGUAGES = ("en", "es", "pt")
SINK = """
import asyncio, sys
from aiosmtpd.smtp import SMTP
class Taken:
    async def handle_DATA(self, server, session, envelope):
        return "250 OK"
async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Taken()), "127.0.0.1", int(sys.argv[1]))
    print("ready", flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


def fill() -> None:
    """The opening catalogue, of which the first 200 versions are of last week and all others older."""
    from django.core.management import call_command
    from django.utils import timezone

    from initiatives.models import Publication

    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_catalogue", verbosity=0)
    now = timezone.now()
    Publication.objects.update(published_at=now - datetime.timedelta(days=60))
    recent = list(Publication.objects.order_by("pk").values_list("pk", flat=True)[:PUBLICATIONS])
    Publication.objects.filter(pk__in=recent).update(published_at=now - datetime.timedelta(days=2))


def add_readers(first: int, last: int) -> None:
    """Weekly readers who follow everything, countries, subjects, a section or one of 500 searches."""
    from django.utils import timezone

    from accounts.models import Follow, Subscriber
    from initiatives.models import Country, Theme

    chance = random.Random(first)
    countries = list(Country.objects.order_by("pk").values_list("pk", "iso3"))
    themes = list(Theme.objects.values_list("pk", flat=True))
    searches = [
        (section, f"country={iso3}&year_min={year}")
        for section in ("policies", "institutions", "positions")
        for _pk, iso3 in countries
        for year in range(2000, 2010)
    ][:SEARCHES]
    month_ago = timezone.now() - datetime.timedelta(days=30)
    for start in range(first, last, CHUNK):
        people = Subscriber.objects.bulk_create(
            Subscriber(
                email=f"reader-{number}@example.org",
                email_key=f"reader-{number}@example.org",
                language=chance.choice(LANGUAGES),
                confirmed_at=month_ago,
                minor_too=chance.random() < 0.2,
            )
            for number in range(start, min(start + CHUNK, last))
        )
        follows = []
        for number, person in enumerate(people, start):
            kinds = ["everything", "country", "theme", "section", "search"]
            kind = chance.choices(kinds, [10, 60, 15, 5, 10])[0] if number >= SEARCHES else "search"
            match kind:
                case "country":
                    keys = chance.sample(countries, chance.randint(1, 3))
                    follows += [Follow(subscriber=person, kind=kind, country_id=pk) for pk, _iso3 in keys]
                case "theme":
                    follows.append(Follow(subscriber=person, kind=kind, theme_id=chance.choice(themes)))
                case "section":
                    follows.append(Follow(subscriber=person, kind=kind, section="policies"))
                case "search":
                    # The first readers have one search each, so that all are there among few readers too.
                    section, query = searches[number] if number < SEARCHES else chance.choice(searches)
                    follows.append(Follow(subscriber=person, kind=kind, section=section, query=query))
                case _:
                    follows.append(Follow(subscriber=person, kind=kind))
        Follow.objects.bulk_create(follows)


def make() -> dict[str, Any]:
    """Make one mailing for all readers, in a process that did nothing else before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from accounts.actions.make_mailing import make_deliveries, period_of
    from accounts.alerts.matching import Matcher
    from accounts.alerts.news import news_of
    from accounts.models import Delivery, Mailing

    now = timezone.now()
    Mailing.objects.all().delete()
    mailing = Mailing.objects.create(rhythm="weekly", since=now - datetime.timedelta(days=7), until=now)
    before = _peak()
    start = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        news = news_of(period_of(mailing))
        make_deliveries(mailing, Matcher(news), now)
    taken = time.perf_counter() - start
    return {
        "seconds": round(taken, 2),
        "news": len(news.items),
        "mails": Delivery.objects.filter(mailing=mailing).count(),
        "reading_queries": sum(
            query["sql"].startswith("SELECT")
            and "FOR UPDATE" not in query["sql"]
            and "accounts_mailing" not in query["sql"]
            for query in queries
        ),
        "peak_mb": round(_peak() / 1024),
        "growth_mb": round((_peak() - before) / 1024),
    }


def send(number: int, port: int) -> dict[str, Any]:
    """Hand over so many mails by our workers, and the same bytes by a bare loop on one connection.

    Both take turns of a few hundred mails, so that whatever else the machine does concerns both alike. The
    mailing was made before, which takes as long as it takes for mailings of any size. The workers are
    ``MAIL_WORKERS`` processes.
    """
    from django.conf import settings
    from django.utils import timezone

    from accounts.actions.make_mailing import make_deliveries
    from accounts.actions.send_mailing import Worker
    from accounts.models import Delivery, Mailing
    from accounts.sending.pace import Pace

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    worker = Worker(Mailing.objects.get(), Pace(0), timezone.now)
    make_deliveries(worker.mailing, worker.letters().matcher, timezone.now())
    workers = settings.MAIL_WORKERS
    keys = list(Delivery.objects.order_by("pk").values_list("pk", flat=True))
    chosen = keys[:: max(1, len(keys) // number)][:number]
    Delivery.objects.update(next_try_at=timezone.now() + datetime.timedelta(days=1))
    turns, size = [], 0
    for start in range(0, len(chosen), TURN):
        turn = Delivery.objects.filter(pk__in=chosen[start : start + TURN])
        turn.update(next_try_at=None)
        begin = time.perf_counter()
        _in_workers(worker, workers)
        ours, sent = time.perf_counter() - begin, turn.filter(state="sent").count()
        mails = _bytes_of(worker, turn)
        size += sum(len(content) for _to, content in mails)
        turns.append((sent, ours, _send_bare(mails, port)))
    mails, ours, bare = (sum(its) for its in zip(*turns, strict=True))
    return {
        "mails": mails,
        "workers": workers,
        "mean_kb": round(size / mails / 1024, 1),
        "ours_per_s": round(mails / ours),
        "bare_per_s": round(mails / bare),
        "ratio": round(bare / ours, 2),
        "ratio_by_turn": sorted(round(its_bare / its_ours, 2) for _sent, its_ours, its_bare in turns),
    }


def _in_workers(letters_of: Any, number: int) -> None:
    """Hand over what is due, in so many processes that have all letters which that worker has."""
    from django.db import connections

    connections.close_all()
    children = []
    for _worker in range(number):
        child = os.fork()
        if not child:
            try:
                letters_of.name = f"bench-{os.getpid()}"
                letters_of.work()
            finally:
                letters_of.leave()
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


def _bytes_of(worker: Any, deliveries: Any) -> list[tuple[str, bytes]]:
    """The mails that were sent, with their addresses."""
    from accounts.models import Delivery

    sent = list(Delivery.objects.filter(pk__in=deliveries, state="sent"))
    letters = worker._written(sent)
    return [(mail.to[0], mail.message().as_bytes(linesep="\r\n")) for _delivery, mail in letters]


def _send_bare(mails: list[tuple[str, bytes]], port: int) -> float:
    """How long a bare loop takes to hand them over on one connection."""
    with smtplib.SMTP("127.0.0.1", port) as server:
        server.ehlo()
        begin = time.perf_counter()
        for address, content in mails:
            server.sendmail("portal@example.org", [address], content)
        return time.perf_counter() - begin


@contextmanager
def running_sink() -> Iterator[int]:
    """A server in a process of its own that takes every mail; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    sink = subprocess.Popen([sys.executable, "-c", SINK, str(port)], stdout=subprocess.PIPE)
    try:
        if sink.stdout:
            sink.stdout.readline()  # it listens from then on
        yield port
    finally:
        sink.terminate()


def _peak() -> int:
    """The most memory that this process has had, in kB; what its parent had does not count."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def _in_a_process(*arguments: str) -> dict[str, Any]:
    """A step in a process of its own, so that memory is that of the step."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.newsletter", *arguments], check=True, stdout=subprocess.PIPE
    )
    return json.loads(done.stdout.splitlines()[-1])


def measure(readers: int, mails: int) -> None:
    """All steps, a table, and the figures."""
    fill()
    add_readers(0, FEW)
    few = _in_a_process("make")
    add_readers(FEW, readers)
    many = _in_a_process("make")
    with running_sink() as port:
        handed = _in_a_process("send", str(mails), str(port))
    print(f"{'readers':>8} {'mails':>8} {'seconds':>8} {'reads':>6} {'peak MB':>8} {'growth MB':>10}")
    for number, row in ((FEW, few), (readers, many)):
        print(
            f"{number:>8} {row['mails']:>8} {row['seconds']:>8} {row['reading_queries']:>6} "
            f"{row['peak_mb']:>8} {row['growth_mb']:>10}"
        )
    print(
        f"{handed['mails']} mails of {handed['mean_kb']} kB: "
        f"{handed['workers']} of ours {handed['ours_per_s']}/s, "
        f"bare smtplib {handed['bare_per_s']}/s, ratio {handed['ratio']}"
    )
    print(
        f"memory {'kept' if many['peak_mb'] < MOST_MEMORY_MB else 'NOT kept'} (< {MOST_MEMORY_MB} MB), "
        f"rate {'kept' if handed['ratio'] >= LEAST_RATIO else 'NOT kept'} (>= {LEAST_RATIO})"
    )
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results["newsletter"] = {"readers": readers, "few": few, "many": many, "hand_over": handed}
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Run all, or one step in the process that was made for it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
    arguments = sys.argv[1:]
    if arguments and arguments[0] in ("make", "send"):
        _django()
        done = make() if arguments[0] == "make" else send(int(arguments[1]), int(arguments[2]))
        print(json.dumps(done))
        return
    with tempfile.TemporaryDirectory() as folder:
        own = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DATABASE_URL"] = os.environ.get("BENCH_DATABASE_URL") or own
        os.environ.setdefault("SECRET_KEY", "for the measurement")
        _django()
        measure(*(int(argument) for argument in (*arguments, *("100000", "5000")[len(arguments) :])))


def _django() -> None:
    import django

    django.setup()


if __name__ == "__main__":
    main()
