"""Times an import of 5,000 observations at the desk: reading, taking over, and the page that shows it.

    python -m bench.import_batch [ROWS]

Uses a SQLite file of its own; with BENCH_DATABASE_URL, which must name an empty database, that one instead.
Prints a table and adds its figures to ``bench/results.json``.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RESULTS = Path(__file__).with_name("results.json")
COUNTRIES = 33
FIRST_YEAR = 1901


def timed(act: Callable[[], object]) -> float:
    """How long one call takes, in seconds."""
    begun = time.perf_counter()
    act()
    return round(time.perf_counter() - begun, 2)


def table(number: int) -> bytes:
    """A table of that many values, spread over indicators, countries and years."""
    from initiatives.dataset.upload import csv_of
    from tests.factories import CountryFactory, IndicatorFactory, SourceFactory

    years = 199
    countries = [CountryFactory(published=True).iso3 for _ in range(COUNTRIES)]
    indicators = [IndicatorFactory(published=True).slug for _ in range(1 + number // (COUNTRIES * years))]
    source = SourceFactory().slug
    keys = [
        (indicator, country, str(FIRST_YEAR + year))
        for indicator in indicators
        for year in range(years)
        for country in countries
    ]
    header = ["indicator", "country", "year", "value", "label", "sources", "verified_on"]
    return csv_of([header, *([*key, "57.25", "", source, "2026-11-20"] for key in keys[:number])])


def measure(number: int) -> dict[str, float | int]:
    """Upload, read, approve and take over; then the same table with every value changed."""
    from django.test import Client
    from django.urls import reverse

    from initiatives.actions.apply_batch import apply_batch
    from initiatives.actions.decide_batch import approve_batch
    from initiatives.actions.read_batch import read_batch, start_batch
    from initiatives.actions.submit_batch import submit_batch
    from initiatives.dataset.upload import TABLE_NAMED
    from tests.factories import UserFactory

    uploader, editor = UserFactory(role="Contributors"), UserFactory(role="Editors")
    client = Client()
    client.force_login(editor)
    content, figures = table(number), {"rows": number}
    for name in ("new", "changed"):
        batch = start_batch(
            table=TABLE_NAMED["observations"],
            file_name="bench.csv",
            content=content,
            note="Bench.",
            user=uploader,
        )
        figures[f"read_{name}_s"] = timed(lambda pk=batch.pk: read_batch(pk))
        submit_batch(batch.pk, uploader)
        page = reverse("batches:batch", args=[batch.pk])
        client.get(page)
        figures[f"page_{name}_s"] = timed(lambda address=page: client.get(address))
        approve_batch(batch.pk, editor)
        figures[f"apply_{name}_s"] = timed(lambda pk=batch.pk: apply_batch(pk))
        batch.refresh_from_db()
        if batch.state != "applied" or batch.counts != {name: number}:
            raise SystemExit(f"{batch.state}: {batch.message} {batch.counts}")
        content = content.replace(b",57.25,", b",60,")
    return figures


def main(number: int) -> None:
    """Make a database, measure, print and keep."""
    with tempfile.TemporaryDirectory() as place:
        os.environ["DATABASE_URL"] = (
            os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{place}/bench.sqlite3"
        )
        os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.testing"
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        figures = measure(number)
        engine = connections["default"].vendor
        connections.close_all()
    for name, figure in figures.items():
        print(f"{engine:12}{name:20}{figure:>10}")
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps({**kept, "import_batch": {"database": engine, **figures}}, indent=2) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
