"""Times the load of a catalogue of 10,000 rows into an empty database, and loading it again.

    python -m bench.load_catalogue [ROWS]

Uses a SQLite file of its own; with BENCH_DATABASE_URL, which must name an empty database, that one too.
Prints a table and adds its figures to ``bench/results.json``.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RESULTS = Path(__file__).with_name("results.json")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.testing")


def seconds(*arguments: str, database: str) -> float:
    """How long a management command takes as a whole process."""
    begun = time.perf_counter()
    environment = {**os.environ, "DATABASE_URL": database}
    subprocess.run(
        [sys.executable, "manage.py", *arguments], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - begun


def measure(name: str, folder: Path, rows: int, database: str) -> dict[str, float | int | str]:
    """Load into an empty database, then load again."""
    seconds("migrate", "--verbosity", "0", database=database)
    first = seconds("load_catalogue", str(folder), "--verbosity", "0", database=database)
    second = seconds("load_catalogue", str(folder), "--verbosity", "0", database=database)
    return {
        "database": name,
        "rows": rows,
        "first_load_s": round(first, 1),
        "second_load_s": round(second, 1),
    }


def main(number: int) -> None:
    """Generate, measure, print and keep."""
    import django

    django.setup()
    from bench.generate_catalogue import write_generated

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "catalogue"
        rows = write_generated(folder, number)
        databases = {"SQLite": f"sqlite:///{place}/bench.sqlite3"}
        if os.environ.get("BENCH_DATABASE_URL"):
            databases["PostgreSQL"] = os.environ["BENCH_DATABASE_URL"]
        results = [measure(name, folder, rows, url) for name, url in databases.items()]
    print(f"{'database':12}{'rows':>8}{'first load':>14}{'second load':>14}")
    for result in results:
        print(
            f"{result['database']:12}{result['rows']:>8}"
            f"{result['first_load_s']:>12} s{result['second_load_s']:>12} s"
        )
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps({**kept, "load_catalogue": results}, indent=2) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
