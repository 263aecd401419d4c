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
from collections.abc import Callable
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


def milliseconds(act: Callable[[], object]) -> float:
    """The median of some calls after a first one."""
    act()
    times = []
    for _place in range(REQUESTS):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return round(1000 * statistics.median(times), 1)


def measure_peer(number: int) -> dict[str, float]:
    """Datasette's page for each query, with its usual settings."""
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
        return {name: milliseconds(lambda words=words: ask(words)) for name, words in queries().items()}


def measure_ours() -> dict[str, dict[str, Any]]:
    """Our page for each query, of all types and of one, and the number of results."""
    from django.test import Client

    from portal.search.page import SearchPage

    client = Client()

    def ask(**query: str) -> None:
        if client.get("/search/", query).status_code != 200:
            raise SystemExit("The search page does not open.")

    found: dict[str, dict[str, Any]] = {}
    for name, words in queries().items():
        found[name] = {
            "results": SearchPage({"q": words}).total,
            "all_types_ms": milliseconds(lambda words=words: ask(q=words)),
            "one_type_ms": milliseconds(lambda words=words: ask(q=words, type="policies")),
            "suggestions_ms": milliseconds(
                lambda words=words: client.get("/search/suggestions/", {"q": words})
            ),
        }
    return found


def measure(number: int) -> list[dict[str, Any]]:
    """Fill a database, measure both sides in turn, and drop it."""
    with own_database() as connection:
        fill(number)
        with connection.cursor() as cursor:
            # What PostgreSQL does by itself some minutes after a load.
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        ours, peer = measure_ours(), measure_peer(number)
        return [
            {
                "database": connection.vendor,
                "query": name,
                **figures,
                "datasette_ms": peer[name],
                "ratio": round(figures["all_types_ms"] / peer[name], 2),
            }
            for name, figures in ours.items()
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
