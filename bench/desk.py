"""Measures the desk at 100 and at 50,000 policies: its work list, lists and forms, and one approval.

    python -m bench.desk [RECORDS]

Uses a database of its own: a SQLite file in the temporary folder and, where TEST_DATABASE_URL names a
server, a PostgreSQL one on it, which is dropped afterwards. Prints a table, adds its figures to
``bench/results.json``, and fails where the number of queries grows or the work list takes more than half
as long again.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.databases import on_each_database, own_database

RESULTS = Path(__file__).with_name("results.json")
FEW = 100
REQUESTS = 7
MOST_RATIO = 1.5
WORK_LIST = ("first page", "reviews")


def seconds_and_queries(act: Callable[[], object]) -> tuple[float, int]:
    """The median of some calls after a first one, and the number of queries of one more."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()
    times = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    with CaptureQueriesContext(connection) as queries:
        act()
    return statistics.median(times), len(queries)


def pages() -> dict[str, str]:
    """The addresses that are measured."""
    from django.urls import reverse

    from initiatives.models import Policy

    names, policy = Policy.snippet_viewset.get_url_name, Policy.objects.earliest("pk")
    return {
        "first page": reverse("wagtailadmin_home"),
        "reviews": reverse("catalogue_reviews"),
        "list": reverse(names("list")),
        "edit form": reverse(names("edit"), args=[policy.pk]),
    }


def approval_queries(team) -> int:
    """The number of queries of publishing one draft that waits, as its second reader."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from initiatives import worklist
    from initiatives.actions.approve import approve_revision

    counts = []
    # The first one fills what the process remembers, such as content types.
    for state in worklist.reviews_for(team.editor, 2):
        with CaptureQueriesContext(connection) as queries:
            approve_revision(state.draft, state.revision, team.editor, change_note="Read.")
        counts.append(len(queries))
    return counts[-1]


def measure_size(team) -> dict[str, tuple[float | None, int]]:
    """Seconds and queries of each page, and queries of an approval."""
    from django.test import Client

    client = Client()
    client.force_login(team.editor)

    def get(address: str) -> None:
        if client.get(address).status_code != 200:
            raise SystemExit(f"{address} does not open.")

    found: dict[str, tuple[float | None, int]] = {
        name: seconds_and_queries(lambda address=address: get(address)) for name, address in pages().items()
    }
    return {**found, "approval": (None, approval_queries(team))}


def measure(number: int) -> list[dict[str, Any]]:
    """Make a database, measure it at both sizes, and drop it."""
    with own_database() as connection:
        from bench.fill_desk import Team

        team, sizes = Team(), []
        for more in (FEW, number - FEW):
            team.fill(more)
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            sizes.append(measure_size(team))
        return [row(connection.vendor, name, *(size[name] for size in sizes)) for name in sizes[0]]


def row(database: str, name: str, few: tuple, many: tuple) -> dict[str, Any]:
    """The figures of one page on one database."""
    ratio = round(many[0] / few[0], 2) if few[0] else None
    milliseconds = [round(1000 * seconds, 1) if seconds else None for seconds in (few[0], many[0])]
    return {
        "database": database,
        "page": name,
        "few_ms": milliseconds[0],
        "many_ms": milliseconds[1],
        "ratio": ratio,
        "few_queries": few[1],
        "many_queries": many[1],
    }


def problems(rows: list[dict[str, Any]]) -> list[str]:
    """What grows with the number of records and should not."""
    found = []
    for each in rows:
        label = f"{each['database']}, {each['page']}"
        if each["few_queries"] != each["many_queries"]:
            found.append(f"{label}: {each['few_queries']} queries became {each['many_queries']}.")
        if each["page"] in WORK_LIST and each["ratio"] > MOST_RATIO:
            found.append(f"{label}: takes {each['ratio']} times as long.")
    return found


def main(number: int) -> None:
    """Measure each database, print, keep and judge."""
    rows = on_each_database("bench.desk", number)
    print(f"{'database':12}{'page':12}{FEW:>10}{number:>10}{'ratio':>8}{'queries':>12}")
    for each in rows:
        times = [f"{each[name]} ms" if each[name] else "" for name in ("few_ms", "many_ms")]
        counts = f"{each['few_queries']} / {each['many_queries']}"
        ratio = each["ratio"] or ""
        print(f"{each['database']:12}{each['page']:12}{times[0]:>10}{times[1]:>10}{ratio:>8}{counts:>12}")
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    figures = {"records": [FEW, number], "pages": rows}
    RESULTS.write_text(json.dumps({**kept, "desk": figures}, indent=2) + "\n")
    if found := problems(rows):
        raise SystemExit("\n".join(found))


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    if "--only" in sys.argv:
        print(json.dumps(measure(asked)))
    else:
        main(asked)
