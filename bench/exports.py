"""Times a list of 100,000 rows as a file: the first byte beside the list page, and what memory it takes.

    python -m bench.exports [ROWS]

Fills a SQLite file of its own with policies, each with a source; with BENCH_DATABASE_URL, which must name an
empty database, that one. Prints a table and adds its figures to ``bench/results.json``.
"""

import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results.json")
MOST_GROWTH = 20 * 1024 * 1024
SOURCES, COUNTRIES = 200, 33
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")
ADDRESS = "/policies/"


def fill(number: int) -> None:
    """Published policies of 33 states, each with a citation; they have no versions, which no file reads."""
    from django.utils import timezone

    from initiatives import models
    from initiatives.choices import PolicyKind

    day, now = timezone.localdate(), timezone.now()
    shared: dict[str, Any] = {"live": True, "verified_on": day, "last_published_at": now}
    places = range(COUNTRIES)
    countries = models.Country.objects.bulk_create(
        models.Country(
            slug=f"c-{n}",
            iso3=f"A{chr(65 + n // 26)}{chr(65 + n % 26)}",
            title_en=f"State {n}",
            iso2=f"{chr(65 + n // 26)}{chr(65 + n % 26)}",
            is_focus=True,
            **shared,
        )
        for n in places
    )
    sources = models.Source.objects.bulk_create(
        models.Source(
            live=True,
            slug=f"s-{n}",
            title=f"Text {n}",
            publisher="House",
            language="en",
            kind="law",
            url=f"https://example.org/{n}",
        )
        for n in range(SOURCES)
    )
    kinds = PolicyKind.values
    for start in range(0, number, 5000):
        policies = models.Policy.objects.bulk_create(
            models.Policy(
                slug=f"p-{n}",
                country=countries[n % COUNTRIES],
                kind=kinds[n % len(kinds)],
                official_title=f"Estrategia nacional {n}",
                official_title_language="es",
                adopted_on=f"{2000 + n % 26}-0{1 + n % 9}",
                summary_en="What it says. " * 20,
                **shared,
            )
            for n in range(start, min(start + 5000, number))
        )
        citations = models.Policy._meta.get_field("citations").related_model
        citations._default_manager.bulk_create(
            citations(owner=policy, source=sources[policy.pk % SOURCES], locator="art. 1")
            for policy in policies
        )


def memory() -> int:
    """The bytes of memory that are this process's own; pages of files that it shares are not."""
    _size, resident, shared, *_rest = map(int, Path("/proc/self/statm").read_text().split())
    return (resident - shared) * PAGE_SIZE


def page(client: Any) -> float:
    """Seconds for the page of the list, the best of three."""
    return min(_timed(lambda: client.get(ADDRESS).content) for _run in range(3))


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def measure(client: Any, form: str) -> dict[str, float | int | str]:
    """One file, read to its end: when its first and last bytes came, and how much memory grew meanwhile."""
    address = f"{ADDRESS}?format={form}&page=all"  # a feed comes in pages unless all of it is wanted
    for _part in client.get(f"{address}&kind=ai-policy&year_min=2020"):
        pass  # so that what is imported and kept once is there before
    gc.collect()
    before = most = memory()
    begun = time.perf_counter()
    parts = iter(client.get(address))
    size = len(next(parts))
    first = time.perf_counter() - begun
    for part in parts:
        size += len(part)
        most = max(most, memory())
    return {
        "form": form,
        "first_byte_s": round(first, 2),
        "whole_s": round(time.perf_counter() - begun, 1),
        "megabytes": round(size / 1024**2, 1),
        "growth_mb": round((most - before) / 1024**2, 1),
    }


def main(number: int) -> int:
    """Fill, measure, print and keep; 1 where a measure is missed."""
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    fill(number)
    client = Client()
    seconds = page(client)
    files = [measure(client, form) for form in ("csv", "json", "xlsx", "atom")]
    print(f"{number} rows; the page of the list takes {seconds:.2f} s")
    print(f"{'form':6}{'first byte':>12}{'whole':>10}{'size':>12}{'growth':>12}")
    for its in files:
        print(
            f"{its['form']:6}{its['first_byte_s']:>10} s{its['whole_s']:>8} s"
            f"{its['megabytes']:>9} MB{its['growth_mb']:>9} MB"
        )
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    result = {"rows": number, "list_page_s": round(seconds, 2), "files": files}
    RESULTS.write_text(json.dumps({**kept, "exports": result}, indent=2) + "\n")
    missed = [
        its
        for its in files
        if float(its["first_byte_s"]) > seconds or float(its["growth_mb"]) * 1024**2 > MOST_GROWTH
    ]
    return bool(missed)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.testing"
        os.environ["DATABASE_URL"] = (
            os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{place}/bench.sqlite3"
        )
        import django

        django.setup()
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
