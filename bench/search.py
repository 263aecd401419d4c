"""Measures the search page at 100,000 records beside Datasette's full-text search on the same rows.

    python -m bench.search [RECORDS]

Uses databases of its own: a SQLite file and, where TEST_DATABASE_URL names a server, a PostgreSQL one on it.
Both sides answer in one process without a network, with the whole page that a reader gets: Datasette's first
hundred rows with their number, ours the best of each type with the numbers of all. Prints a table, adds its
figures to ``bench/results.json`` and fails where ours is slower.
"""

import asyncio
import json
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.databases import on_each_database, own_database
from bench.fill_search import MARKS, Texts, fill, write_peer

RESULTS = Path(__file__).with_name("results.json")
REQUESTS = 9
MOST_RATIO = 1.0


def queries() -> dict[str, str]:
    """Words that many, some and few records hold, and two together."""
    frequent = Texts().words[10]
    return {
        **dict(zip(("common", "middling", "rare"), MARKS, strict=True)),
        "two words": f"{frequent} occasional",
    }


def milliseconds(*acts: Callable[[], object]) -> list[float]:
    """The median of some calls of each after a first one, in turn: a busy machine is so for all of them."""
    times: list[list[float]] = [[] for _act in acts]
    for place in range(1 + REQUESTS):
        for act, its in zip(acts, times, strict=True):
            begun = time.perf_counter()
            act()
            if place:
                its.append(time.perf_counter() - begun)
    return [round(1000 * statistics.median(its), 1) for its in times]


@contextmanager
def peer_of(number: int) -> Iterator[Callable[[str], None]]:
    """Datasette with the same rows and its usual settings: words go in, and its page is made."""
    from datasette.app import Datasette

    logging.getLogger("httpx").setLevel(logging.WARNING)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peer.db"
        write_peer(number, path)
        datasette, loop = Datasette([str(path)]), asyncio.new_event_loop()

        def ask(words: str) -> None:
            answer = loop.run_until_complete(datasette.client.get("/peer/records", params={"_search": words}))
            if answer.status_code != 200:
                raise SystemExit(f"Datasette answers {answer.status_code} to {words}.")

        ask("warm")
        yield ask


def measure_pages(ask_peer: Callable[[str], None]) -> dict[str, dict[str, Any]]:
    """Our page for each query beside that of the peer, that of one type, and the number of results."""
    from django.test import Client

    from portal.search.page import SearchPage

    client = Client()

    def ask(**query: str) -> None:
        if client.get("/search/", query).status_code != 200:
            raise SystemExit("The search page does not open.")

    found: dict[str, dict[str, Any]] = {}
    for name, words in queries().items():
        acts: dict[str, Callable[[], object]] = {
            "all_types_ms": lambda words=words: ask(q=words),
            "datasette_ms": lambda words=words: ask_peer(words),
            "one_type_ms": lambda words=words: ask(q=words, type="policies"),
            "suggestions_ms": lambda words=words: client.get("/search/suggestions/", {"q": words}),
        }
        times = dict(zip(acts, milliseconds(*acts.values()), strict=True))
        found[name] = {"results": SearchPage({"q": words}).total, **times}
    return found


def measure(number: int) -> list[dict[str, Any]]:
    """Fill a database, measure both sides, and drop it."""
    with own_database() as connection:
        fill(number)
        with connection.cursor() as cursor:
            # What PostgreSQL does by itself some minutes after a load.
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        with peer_of(number) as ask_peer:
            pages = measure_pages(ask_peer)
        return [
            {
                "database": connection.vendor,
                "query": name,
                **figures,
                "ratio": round(figures["all_types_ms"] / figures["datasette_ms"], 2),
            }
            for name, figures in pages.items()
        ]


def main(number: int) -> None:
    """Measure each database, print, keep and judge."""
    rows = on_each_database("bench.search", number)
    columns = ("results", "all_types_ms", "datasette_ms", "ratio", "one_type_ms", "suggestions_ms")
    print(f"{'database':12}{'query':11}" + "".join(f"{name:>16}" for name in columns))
    for row in rows:
        print(f"{row['database']:12}{row['query']:11}" + "".join(f"{row[name]:>16}" for name in columns))
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps({**kept, "search": {"records": number, "queries": rows}}, indent=2) + "\n")
    slower = [
        f"{row['database']}, {row['query']}: {row['ratio']}" for row in rows if row["ratio"] > MOST_RATIO
    ]
    if slower:
        raise SystemExit("Slower than Datasette: " + "; ".join(slower))


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if "--only" in sys.argv:
        print(json.dumps(measure(asked)))
    else:
        main(asked)
